package io.catcher.bugcatcher.crash;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.event.RecordTree;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Crashes of a shop that redacts nothing. */
final class TestCrashes {

    private TestCrashes() {}

    static Crashes in(Path directory, FailureEvents events, Flood flood) {
        return new Crashes(
                events,
                flood,
                new CrashFiles(() -> directory),
                RecordTree::of,
                UnaryOperator.identity(),
                List::of,
                "shop 1");
    }
}
