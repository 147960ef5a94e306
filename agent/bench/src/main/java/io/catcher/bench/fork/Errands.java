package io.catcher.bench.fork;

import com.acme.work.Desk;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * An executor that is held up while tasks are handed to it. To wake a thread that waits for its next task costs more than
 * all else, and whether one waits is chance: here none does. The tasks do nothing but count themselves.
 */
final class Errands {

    private static final long NUDGE_MILLIS = 1;
    private static final String TOO_OLD = "needs a JDK with virtual threads";

    private final Consumer<Runnable> executor;
    private final int threads;
    private final AtomicInteger left = new AtomicInteger();
    private final Desk desk = new Desk();
    private volatile Thread waiting = Thread.currentThread();

    private Errands(Consumer<Runnable> executor, int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    static Errands ofPool() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "pool");
                    thread.setDaemon(true);
                    return thread;
                });
        return new Errands(pool::execute, 1);
    }

    /** {@link io.catcher.bench.cost} gives the common pool two threads: with one each task would get its own. */
    static Errands ofFutures() {
        return new Errands(Errands::runAsync, 2);
    }

    private static void runAsync(Runnable task) {
        CompletableFuture<Void> running = CompletableFuture.runAsync(task);
        assert running != null;
    }

    /** {@link io.catcher.bench.cost} gives virtual threads one carrier. */
    static Errands ofVirtualThreads() {
        return new Errands(Virtual::start, 1);
    }

    Consumer<Runnable> executor() {
        return executor;
    }

    /** Hands over {@link Desk#TASKS} tasks and waits until they are done. */
    void round() throws InterruptedException {
        waiting = Thread.currentThread();
        // Of this round: a thread that sees the end of it late must not be held up by the next one.
        AtomicBoolean over = new AtomicBoolean();
        for (int i = 0; i < threads; i++) {
            // One after the other: a fork/join pool wakes nobody for a task that lies behind one which is about to be
            // taken, and
            // whoever takes that one would wait here for ever.
            CountDownLatch begun = new CountDownLatch(1);
            executor.accept(() -> holdUp(begun, over));
            while (!begun.await(NUDGE_MILLIS, TimeUnit.MILLISECONDS)) {
                nudge();
            }
        }
        left.set(Desk.TASKS);
        desk.hands(executor, () -> new Errand(this));
        over.set(true);
        while (left.get() > 0) {
            LockSupport.park(this);
        }
    }

    /**
     * Of JDK 17's common pool one thread may go on sleeping while a task waits in this thread's queue, and the other one spins
     * (4 of 5 runs stood still). A task in the queue of another thread wakes it.
     */
    private void nudge() throws InterruptedException {
        Thread other = new Thread(() -> executor.accept(() -> {}));
        other.start();
        other.join();
    }

    /** Spins: a virtual thread that parks would let go of its carrier. */
    private static void holdUp(CountDownLatch begun, AtomicBoolean over) {
        begun.countDown();
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    private record Errand(Errands of) implements Runnable {

        @Override
        public void run() {
            if (of.left.decrementAndGet() == 0) {
                LockSupport.unpark(of.waiting);
            }
        }
    }

    /** Looked up: this is compiled for a JDK without them. */
    private static final class Virtual {

        private static final MethodHandle START = find();

        private static MethodHandle find() {
            try {
                return MethodHandles.lookup()
                        .findStatic(
                                Thread.class,
                                "startVirtualThread",
                                MethodType.methodType(Thread.class, Runnable.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(TOO_OLD, e);
            }
        }

        static void start(Runnable task) {
            try {
                Thread started = (Thread) START.invokeExact(task);
                assert started != null;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
