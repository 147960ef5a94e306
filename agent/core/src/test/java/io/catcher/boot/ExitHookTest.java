package io.catcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExitHookTest {

    @Test
    void the_work_is_done_when_it_returns() {
        AtomicBoolean done = new AtomicBoolean();
        new ExitHook(() -> done.set(true), Duration.ofMinutes(10)).run();

        assertThat(done).isTrue();
    }

    @Test
    @Timeout(60)
    void an_interrupt_does_not_end_the_wait_and_stays_for_who_comes_after() {
        AtomicBoolean done = new AtomicBoolean();
        Thread.currentThread().interrupt();
        new ExitHook(() -> done.set(true), Duration.ofMinutes(10)).run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).isTrue();
    }

    @Test
    @Timeout(60)
    void work_that_hangs_does_not_hold_up_the_end_of_the_JVM() {
        Semaphore never = new Semaphore(0);
        new ExitHook(never::acquireUninterruptibly, Duration.ofMillis(1)).run();

        assertThat(never.availablePermits()).isZero();
    }
}
