package io.catcher.perfcatcher.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.catcher.event.Watched;
import io.catcher.event.part.Why;
import io.catcher.perfcatcher.machine.Processors;
import io.catcher.perfcatcher.slow.RunningThreads;
import io.catcher.perfcatcher.thread.Running;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that stands in a slow call. */
class CausesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int SLOW = 0;
    private static final int OTHER = 1;

    private final CountDownLatch door = new CountDownLatch(1);
    private final RunningThreads threads = new RunningThreads();
    private final long begun = System.nanoTime() - SECOND;
    private final Causes causes =
            new Causes(threads, CausesTest::watched, site -> SECOND / 10, site -> 0, site -> true, Processors::unknown);
    private Thread thread = new Thread(() -> {});

    private static Watched watched(int site) {
        return new Watched(
                site, CausesTest.class.getName(), "CausesTest.take", "void take()", "r", List.of(), List.of());
    }

    private final class Call implements Running {

        @Override
        public int depth() {
            return 1;
        }

        @Override
        public int siteAt(int depth) {
            return SLOW;
        }

        @Override
        public long startAt(int depth) {
            return begun;
        }
    }

    private static void take(CountDownLatch door, CountDownLatch inside) {
        inside.countDown();
        try {
            door.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void lookAtASlowCall() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        thread = new Thread(() -> take(door, inside));
        thread.start();
        inside.await();
        threads.add(thread, new Call());
        causes.open(System.nanoTime());
        for (int beat = 0; beat < 4; beat++) {
            long now = System.nanoTime();
            causes.slept(now, now, now);
        }
    }

    @AfterEach
    void letGo() throws InterruptedException {
        door.countDown();
        thread.join();
    }

    private Why explained(int site, long end, long duration) {
        @Nullable Why why = causes.explain(site, Slow.call(end, duration, 1e6)).get();
        return why == null ? fail("nothing is known") : why;
    }

    @Test
    void of_a_call_that_was_looked_at_its_own_stack_is_told() {
        Why why = explained(SLOW, begun + 2 * SECOND, 2 * SECOND);

        assertThat(why.stacks()).hasSize(1);
        assertThat(why.why()).contains("one sample, in java.util.concurrent.CountDownLatch");
    }

    @Test
    void of_one_that_was_not_it_is_said_what_others_of_its_method_were_at() {
        Why why = explained(SLOW, begun + 5 * SECOND, SECOND);

        assertThat(why.stacks()).isEmpty();
        assertThat(why.why()).contains("of other slow calls, one sample, in java.util.concurrent");
    }

    @Test
    void what_others_were_at_long_ago_or_in_another_method_says_nothing_of_it() {
        assertThat(causes.explain(SLOW, Slow.call(begun + 90 * SECOND, SECOND, 1e6))
                        .get())
                .isNull();
        assertThat(causes.explain(OTHER, Slow.call(begun + 5 * SECOND, SECOND, 1e6))
                        .get())
                .isNull();
    }
}
