package io.catcher.ship;

import io.catcher.ship.health.AgentThreads;
import io.catcher.ship.loki.LokiLink;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * After the agent's last work the JVM may be gone a moment after a draft was offered: then the application's thread that
 * offers one waits until it is on disk, and in a Loki that answers: the disk of a container goes with it. Thread-safe.
 */
final class LastWait {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** For all of them: the end of the JVM is held up by this at most. */
    private static final long TOGETHER_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Written written;
    private final @Nullable LokiLink loki;
    private final AtomicLong left = new AtomicLong();

    LastWait(Written written, @Nullable LokiLink loki) {
        this.written = written;
        this.loki = loki;
    }

    void begins() {
        left.set(TOGETHER_NANOS);
        if (loki != null) {
            loki.hurryToTheEnd();
        }
    }

    /** A draft is in the queue. */
    void offered() {
        if (left.get() > 0 && !AgentThreads.isOurs(Thread.currentThread())) {
            // Pools that are shut down interrupt who works in them: with the flag up no wait would wait.
            boolean interrupted = Thread.interrupted();
            long begun = System.nanoTime();
            long deadline = begun + Math.min(LONGEST_NANOS, left.get());
            if (written.by(deadline) && loki != null) {
                loki.leave(deadline);
            }
            left.addAndGet(begun - System.nanoTime());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
