package io.catcher.ship;

import io.catcher.ship.health.AgentThreads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * After the agent's last work the JVM may be gone a moment after a draft was offered: then the application's thread that
 * offers one waits until it is on disk. Thread-safe.
 */
final class LastWait {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** For all of them: the end of the JVM is held up by this at most. */
    private static final long TOGETHER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Written written;
    private final AtomicLong left = new AtomicLong();

    LastWait(Written written) {
        this.written = written;
    }

    void begins() {
        left.set(TOGETHER_NANOS);
    }

    /** A draft is in the queue. */
    void offered() {
        if (left.get() > 0 && !AgentThreads.isOurs(Thread.currentThread())) {
            // Pools that are shut down interrupt who works in them: with the flag up no wait would wait.
            boolean interrupted = Thread.interrupted();
            long begun = System.nanoTime();
            written.by(begun + Math.min(LONGEST_NANOS, left.get()));
            left.addAndGet(begun - System.nanoTime());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
