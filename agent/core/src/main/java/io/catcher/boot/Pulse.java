package io.catcher.boot;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The agent's own regular work, every 100 ms on one daemon thread; starts with the first woven method. */
final class Pulse {

    private static final long PERIOD_NANOS = 100_000_000L;

    private final Supplier<List<Runnable>> parts;
    private final Consumer<String> log;
    private List<Runnable> work = List.of();
    private boolean started;

    /**
     * @param parts run one after the other, what one throws keeps none of the others from running; asked for with the first
     *     beat, so that a start does not make them
     */
    Pulse(Supplier<List<Runnable>> parts, Consumer<String> log) {
        this.parts = parts;
        this.log = log;
    }

    synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        Thread thread = new Thread(null, this::run, "catcher-pulse", 0, false);
        thread.setDaemon(true);
        // Else it would be the class loader of whatever application thread loaded the first woven class.
        thread.setContextClassLoader(Pulse.class.getClassLoader());
        thread.start();
    }

    private void run() {
        while (true) {
            try {
                LockSupport.parkNanos(PERIOD_NANOS);
                beat();
            } catch (Throwable exhausted) {
                // With a heap that is wholly held even saying so fails, and a dying thread made the JVM print five
                // lines
                // of its own ("java.lang.instrument ASSERTION FAILED"). Nothing is allocated here: the next beat tries
                // again.
            }
        }
    }

    /** Does everything once; also called at the end of the JVM. */
    synchronized void beat() {
        if (work.isEmpty()) {
            work = List.copyOf(parts.get());
        }
        for (Runnable one : work) {
            try {
                one.run();
            } catch (Throwable failure) {
                log.accept("a part of the agent's own work failed: " + failure);
            }
        }
    }
}
