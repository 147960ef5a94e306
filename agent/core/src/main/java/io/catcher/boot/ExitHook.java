package io.catcher.boot;

import io.catcher.ship.health.AgentThreads;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Does the agent's last work at the exit, for which the JVM waits, but not for ever: a message that is rendered is the
 * application's code, which may wait for a lock that nobody gives back any more, and a disk may not answer.
 */
final class ExitHook implements Runnable {

    private final Runnable work;
    private final Duration longest;

    /** @param longest after that the JVM goes on to end, and the work with it */
    ExitHook(Runnable work, Duration longest) {
        this.work = work;
        this.longest = longest;
    }

    @Override
    public void run() {
        Thread worker = AgentThreads.daemon("end", work);
        try {
            worker.start();
        } catch (OutOfMemoryError noThreads) {
            work.run();
            return;
        }
        await(worker);
    }

    /** Applications' hooks interrupt all threads that they find; the JVM would be gone before the last events are written. */
    private void await(Thread worker) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); left > 0 && worker.isAlive(); ) {
            try {
                worker.join(left);
            } catch (InterruptedException notForUs) {
                interrupted = true;
            }
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
