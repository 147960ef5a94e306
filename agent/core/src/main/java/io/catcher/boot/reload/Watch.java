package io.catcher.boot.reload;

import io.catcher.ship.health.AgentThreads;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks once a second whether somebody wants the agent to be another. A thread of its own, since the agent's pulse begins
 * with the first woven method, and because retransforming many classes takes seconds in which the pulse has to go on.
 */
public final class Watch implements Runnable {

    private static final long PERIOD_NANOS = 1_000_000_000L;

    private final Supplier<List<Runnable>> parts;
    private final Consumer<String> log;

    private Watch(Supplier<List<Runnable>> parts, Consumer<String> log) {
        this.parts = parts;
        this.log = log;
    }

    /** @param parts asked for with the first look, a second from now: a start pays for the thread alone */
    public static void start(Supplier<List<Runnable>> parts, Consumer<String> log) {
        AgentThreads.daemon("watch", new Watch(parts, log)).start();
    }

    @Override
    public void run() {
        List<Runnable> made = List.of();
        while (true) {
            // Somebody interrupted all threads of the JVM: with the flag up no wait would wait any more.
            Thread.interrupted();
            LockSupport.parkNanos(PERIOD_NANOS);
            try {
                made = made.isEmpty() ? parts.get() : made;
            } catch (Throwable failure) {
                tell(failure);
            }
            look(made);
        }
    }

    private void look(List<Runnable> made) {
        for (Runnable part : made) {
            try {
                part.run();
            } catch (Throwable failure) {
                tell(failure);
            }
        }
    }

    private void tell(Throwable failure) {
        try {
            log.accept("looking for changes failed: " + failure);
        } catch (Throwable exhausted) {
            // With a heap that is wholly held even saying so fails; the next look may find it better.
        }
    }
}
