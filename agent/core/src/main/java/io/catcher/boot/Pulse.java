package io.catcher.boot;

import io.catcher.ship.health.AgentThreads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The agent's own regular work, every 100 ms on one daemon thread; starts with the first woven method. */
final class Pulse {

    private static final long PERIOD_NANOS = 100_000_000L;

    /** In the time of one beat the sleep is measured twice; more often while there is something to look at. */
    private static final long USUAL_NAP_NANOS = PERIOD_NANOS / 2;

    private final Supplier<List<Runnable>> parts;
    private final Consumer<String> log;
    private final Sleeper sleeper;
    private List<Runnable> work = List.of();
    private final ReentrantLock beating = new ReentrantLock();
    private boolean started;
    private long nap = USUAL_NAP_NANOS;

    /** Is told how long the pulse slept, by {@link System#nanoTime}: a whole JVM that stands still sleeps too long. */
    interface Sleeper {
        /** @return nanoseconds that it should sleep at most, the next time */
        long slept(long from, long asked, long woke);
    }

    /**
     * @param parts run one after the other, what one throws keeps none of the others from running; asked for with the first
     *     beat, so that a start does not make them
     * @param sleeper told between the beats
     */
    Pulse(Supplier<List<Runnable>> parts, Sleeper sleeper, Consumer<String> log) {
        this.parts = parts;
        this.sleeper = sleeper;
        this.log = log;
    }

    synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        // Not like the thread that loaded the first woven class: in its group the application would wait for ours to
        // end.
        AgentThreads.daemon("pulse", this::run).start();
    }

    private void run() {
        while (true) {
            try {
                long beganAt = System.nanoTime();
                while (System.nanoTime() - beganAt < PERIOD_NANOS) {
                    nap();
                }
                beat();
            } catch (Throwable exhausted) {
                // With a heap that is wholly held even saying so fails. A pulse that died of it told nothing more,
                // and its end made the JVM print "java.lang.instrument ASSERTION FAILED". Nothing is allocated here.
            }
        }
    }

    private void nap() {
        long nanos = nap;
        // Somebody interrupted all threads of the JVM: with the flag up no wait would wait any more.
        Thread.interrupted();
        long from = System.nanoTime();
        LockSupport.parkNanos(nanos);
        try {
            nap = Math.min(USUAL_NAP_NANOS, sleeper.slept(from, nanos, System.nanoTime()));
        } catch (OutOfMemoryError full) {
            // As below.
        } catch (Throwable failure) {
            log.accept("the agent could not look at what runs: " + failure);
        }
    }

    /** Does everything once, unless it is being done and is not over within that time; for the end of the JVM. */
    void beatWithin(long nanos) {
        if (isMineWithin(nanos)) {
            beatAndUnlock();
        }
    }

    private boolean isMineWithin(long nanos) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + nanos;
        try {
            while (true) {
                try {
                    return beating.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException notForUs) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Does everything once. */
    private void beat() {
        beating.lock();
        beatAndUnlock();
    }

    private void beatAndUnlock() {
        try {
            beatAlone();
        } finally {
            beating.unlock();
        }
    }

    private void beatAlone() {
        if (work.isEmpty()) {
            work = List.copyOf(parts.get());
        }
        for (Runnable one : work) {
            try {
                one.run();
            } catch (OutOfMemoryError full) {
                // It goes on with the next beat. The first line in the agent's log takes the room that the event needs.
            } catch (Throwable failure) {
                log.accept("a part of the agent's own work failed: " + failure);
            }
        }
    }
}
