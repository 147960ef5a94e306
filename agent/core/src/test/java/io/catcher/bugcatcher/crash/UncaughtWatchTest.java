package io.catcher.bugcatcher.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.thrown.LastFailure;
import io.catcher.event.Event;
import io.catcher.event.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that left woven code ends with its exception, and the heap is full. */
class UncaughtWatchTest {

    private final List<Event> told = new ArrayList<>();
    private final LastFailure left = new LastFailure();
    private final OutOfMemoryError thrown = new OutOfMemoryError("Java heap space");
    private int full;

    @TempDir
    Path directory;

    private UncaughtWatch watch;

    @BeforeEach
    void begin() {
        FailureEvents events = new FailureEvents(site -> null, List.of());
        Flood flood = Flood.unlimited();
        VmErrorWatch vmErrors = new VmErrorWatch(draft -> true, events, flood);
        Crashes crashes = TestCrashes.in(directory, events, flood);
        watch = new UncaughtWatch(
                draft -> full-- <= 0 && told.add(draft.render()),
                events,
                flood,
                vmErrors,
                crashes,
                ending -> {
                    throw new OutOfMemoryError("no room to wait for the disk");
                },
                () -> {});
        left.remember(thrown);
    }

    /** As the agent's pulse does. */
    private void beat() {
        try {
            watch.sweep();
        } catch (OutOfMemoryError nextTime) {
            // What had no room waits for the next beat.
        }
    }

    @Test
    void its_end_is_told_once_though_there_is_no_room_to_wait_for_the_disk() {
        watch.uncaught(Thread.currentThread(), thrown, left);
        beat();
        beat();

        assertThat(told).extracting(Event::kind).containsExactly(Kind.LIFECYCLE);
    }

    @Test
    void its_end_waits_for_room_in_the_queue() {
        full = 1;
        watch.uncaught(Thread.currentThread(), thrown, left);
        assertThat(told).isEmpty();
        beat();
        beat();

        assertThat(told).extracting(Event::kind).containsExactly(Kind.LIFECYCLE);
    }
}
