package io.catcher.bench.cost;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends the JVMs that this one has started: an agent that never lets its JVM go must not stop the run. */
final class Watchdog {

    private static final long SECONDS = 90;

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> end = CLOCK.schedule(Watchdog::endChildren, SECONDS, TimeUnit.SECONDS);

    /** What to say of a JVM that failed; empty when it ended by itself. */
    String word() {
        return end.isDone() ? "ended after " + SECONDS + " s; " : "";
    }

    void stop() {
        end.cancel(false);
    }

    static void endChildren() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
