package io.catcher.bugcatcher.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.thrown.LastFailure;
import io.catcher.event.Event;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads of a pool that end one after the other with a failure which is told, or counted, as it leaves woven code. */
class EndedThreadsTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path directory;

    private final List<Event> told = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();

    private UncaughtWatch watch() {
        FailureEvents events = new FailureEvents(site -> null, List.of());
        Flood flood = Flood.limited(clock::get, (repeated, overLimit, expected) -> {});
        VmErrorWatch vmErrors = new VmErrorWatch(draft -> true, events, flood);
        Crashes crashes = TestCrashes.in(directory, events, flood);
        return new UncaughtWatch(
                draft -> told.add(draft.render()), events, flood, vmErrors, crashes, ending -> {}, () -> {});
    }

    private static void end(UncaughtWatch watch, boolean expected) {
        LastFailure left = new LastFailure();
        IllegalStateException thrown = new IllegalStateException("no such domain");
        left.remember(thrown);
        left.expected(expected);
        // Not the last one of this JVM: the test itself runs on.
        watch.uncaught(new Thread("pool-1"), thrown, left);
    }

    @Test
    void they_are_told_ever_more_seldom_with_the_number_of_the_others() {
        UncaughtWatch watch = watch();
        for (int second = 0; second < 600; second++) {
            end(watch, false);
            clock.addAndGet(SECOND);
        }

        assertThat(told).hasSizeBetween(5, 15).extracting(Event::severity).containsOnly(Severity.ERROR);
        assertThat(alike()).isGreaterThan(200);
    }

    private long alike() {
        return told.stream()
                .map(event -> ((LifecycleBody) event.body()).details().getOrDefault("alike", 0L))
                .mapToLong(number -> ((Number) number).longValue())
                .sum();
    }

    @Test
    void what_a_rule_ignores_is_none() {
        end(watch(), true);

        assertThat(told).isEmpty();
    }
}
