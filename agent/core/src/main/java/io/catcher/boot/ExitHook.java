package io.catcher.boot;

import io.catcher.ship.health.AgentThreads;
import java.time.Duration;

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
        try {
            worker.join(longest.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
