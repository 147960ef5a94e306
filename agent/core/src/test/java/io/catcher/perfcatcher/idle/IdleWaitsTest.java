package io.catcher.perfcatcher.idle;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Watched;
import io.catcher.perfcatcher.thread.Running;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that really wait, for something to do or as a request does, with the calls around that their rules watch. */
class IdleWaitsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_000 * SECOND;

    /** Sites: a worker's loop of which no call has ended, what it does with its work, and where a thread waits. */
    private static final int LOOP = 0;

    private static final int HANDLE = 1;
    private static final int WAIT = 2;
    private static final List<Watched> METHODS = List.of(
            watched(LOOP, Worker.class, "loop"),
            watched(HANDLE, Worker.class, "handle"),
            watched(WAIT, Holder.class, "await"));

    private final List<Thread> threads = new ArrayList<>();
    private final double[] usual = {0, 5e6, 1e5};
    private final IdleWaits waits =
            new IdleWaits(METHODS::get, site -> site == LOOP ? Long.MAX_VALUE : SECOND / 4, site -> usual[site]);

    private static Watched watched(int site, Class<?> type, String method) {
        String name = type.getSimpleName() + "." + method;
        return new Watched(site, type.getName(), name, "void " + name + "()", "r", List.of(), List.of());
    }

    /** Waits in a way of the JDK's; interrupted it returns. */
    private interface Wait {
        void run() throws Exception;
    }

    /** In the place of a queue, a pool, a client. */
    private record Holder(Wait how) {
        void await() {
            try {
                how.run();
            } catch (Exception end) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Worker(Holder holder) {
        /** Asks for its work. */
        void loop() {
            holder.await();
        }

        /** Has some. */
        void loop(int count) {
            for (int i = 0; i < count; i++) {
                handle();
            }
        }

        void handle() {
            holder.await();
        }
    }

    /** Calls, outermost first, and for how many seconds the thread has been in each. */
    private record Calls(List<Integer> sites, List<Integer> seconds) implements Running {

        @Override
        public int depth() {
            return sites.size();
        }

        @Override
        public int siteAt(int depth) {
            return sites.get(depth);
        }

        @Override
        public long startAt(int depth) {
            return NOW - seconds.get(depth) * SECOND;
        }
    }

    private static final class Never implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(1, TimeUnit.HOURS);
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    private static Named<Wait> named(String name, Wait wait) {
        return Named.of(name, wait);
    }

    static Stream<Named<Wait>> forWork() {
        DelayQueue<Never> timers = new DelayQueue<>(List.of(new Never()));
        Object monitor = new Object();
        ReentrantLock lock = new ReentrantLock();
        return Stream.of(
                named("ArrayBlockingQueue.poll", () -> new ArrayBlockingQueue<>(1).poll(1, TimeUnit.HOURS)),
                named("LinkedBlockingQueue.take", () -> new LinkedBlockingQueue<>().take()),
                named("PriorityBlockingQueue.take", () -> new PriorityBlockingQueue<>().take()),
                named("LinkedTransferQueue.poll", () -> new LinkedTransferQueue<>().poll(1, TimeUnit.HOURS)),
                named("LinkedBlockingDeque.take", () -> new LinkedBlockingDeque<>().take()),
                named("DelayQueue.take", timers::take),
                named("Object.wait", () -> {
                    synchronized (monitor) {
                        while (true) {
                            monitor.wait();
                        }
                    }
                }),
                named("Condition.await", () -> {
                    lock.lock();
                    try {
                        while (true) {
                            lock.newCondition().await();
                        }
                    } finally {
                        lock.unlock();
                    }
                }),
                named("LockSupport.park", () -> LockSupport.park(monitor)));
    }

    static Stream<Named<Wait>> ofARequest() {
        return Stream.of(
                named("SynchronousQueue.poll", () -> new SynchronousQueue<>().poll(1, TimeUnit.HOURS)),
                named("LinkedBlockingDeque.pollFirst", () -> new LinkedBlockingDeque<>().pollFirst(1, TimeUnit.HOURS)),
                named("LinkedBlockingDeque.takeFirst", () -> new LinkedBlockingDeque<>().takeFirst()),
                named("Semaphore.acquire", () -> new Semaphore(0).acquire()),
                named("Future.get", () -> new CompletableFuture<>().get()),
                named("CountDownLatch.await", () -> new CountDownLatch(1).await()),
                named("Exchanger.exchange", () -> new Exchanger<>().exchange("")),
                named("Thread.join", () -> Thread.currentThread().join()),
                named("Thread.sleep", () -> Thread.sleep(3_600_000)),
                named("lock", held()::lockInterruptibly));
    }

    private static ReentrantLock held() {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        return lock;
    }

    @AfterEach
    void end() {
        threads.forEach(Thread::interrupt);
    }

    private boolean isIdle(Wait wait, Consumer<Worker> around, Calls calls) {
        return isIdle(started(new Thread(() -> around.accept(new Worker(new Holder(wait))))), calls);
    }

    private Thread started(Thread thread) {
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return thread;
    }

    private boolean isIdle(Thread thread, Calls calls) {
        Awaitility.await().until(() -> waits(thread));
        // A JVM under test may show the frames of lambda objects, which others hide.
        List<StackTraceElement> stack = Stream.of(thread.getStackTrace())
                .filter(frame -> !frame.getClassName().contains("$$Lambda"))
                .toList();
        return waits.isIdle(thread.getState().name(), stack, true, calls, calls.depth() - 1, NOW);
    }

    /** Who waits in the operating system counts as running. */
    private static boolean waits(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState())
                || (stack.length > 0
                        && stack[0].isNativeMethod()
                        && stack[0].getMethodName().equals("wait"));
    }

    @ParameterizedTest
    @MethodSource("forWork")
    void a_worker_that_waits_in_its_loop_is_idle(Wait wait) {
        assertThat(isIdle(wait, worker -> worker.loop(), new Calls(List.of(LOOP, WAIT), List.of(300, 1))))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("forWork")
    void whoever_waits_in_a_request_is_not(Wait wait) {
        assertThat(isIdle(wait, Worker::handle, new Calls(List.of(HANDLE, WAIT), List.of(1, 1))))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("forWork")
    void nor_is_what_a_worker_does_with_its_work(Wait wait) {
        assertThat(isIdle(wait, worker -> worker.loop(1), new Calls(List.of(LOOP, HANDLE, WAIT), List.of(300, 1, 1))))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("ofARequest")
    void for_a_pool_a_lock_or_a_reply_nobody_is_idle(Wait wait) {
        assertThat(isIdle(wait, worker -> worker.loop(), new Calls(List.of(LOOP, WAIT), List.of(300, 1))))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("ofARequest")
    void nor_behind_the_loop_alone_in_its_thread(Wait wait) {
        assertThat(isIdle(wait, worker -> worker.holder().await(), new Calls(List.of(WAIT), List.of(1))))
                .isFalse();
    }

    @Test
    void a_loop_that_nobody_watches_is_known_by_its_thread() {
        Calls alone = new Calls(List.of(WAIT), List.of(1));

        assertThat(isIdle(() -> new LinkedBlockingQueue<>().take(), worker -> worker.loop(), alone))
                .isFalse();
        assertThat(isIdle(() -> Selector.open().select(), worker -> worker.loop(), alone))
                .isTrue();
    }

    /** Asked by its executor. */
    private static final class Tasks extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1;

        @Override
        public Runnable take() throws InterruptedException {
            return super.take();
        }
    }

    private ThreadPoolExecutor pool(BlockingQueue<Runnable> tasks) {
        return new ThreadPoolExecutor(1, 1, 1, TimeUnit.HOURS, tasks, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
    }

    @Test
    void a_pool_that_waits_for_its_next_task_is_idle() {
        pool(new Tasks()).prestartAllCoreThreads();

        assertThat(isIdle(threads.get(0), new Calls(List.of(WAIT), List.of(1)))).isTrue();
    }

    @Test
    void a_task_of_a_pool_may_be_a_request_that_waits_for_a_connection() {
        BlockingQueue<String> connections = new ArrayBlockingQueue<>(1);
        pool(new LinkedBlockingQueue<>()).execute(() -> new Holder(connections::take).await());

        assertThat(isIdle(threads.get(0), new Calls(List.of(WAIT), List.of(1)))).isFalse();
    }

    @Test
    void a_loop_selects_through_what_it_is_made_of() {
        assertThat(isIdle(
                        () -> Selector.open().select(),
                        worker -> worker.loop(1),
                        new Calls(List.of(LOOP, HANDLE, WAIT), List.of(300, 1, 1))))
                .isTrue();
    }

    @Test
    void a_selector_below_a_driver_is_one_of_a_reply() {
        Wait select = () -> Selector.open().select();
        Wait driver = select;
        for (int i = 0; i < 8; i++) {
            Wait inner = driver;
            driver = () -> new Holder(inner).await();
        }
        assertThat(isIdle(driver, worker -> worker.loop(1), new Calls(List.of(LOOP, HANDLE, WAIT), List.of(300, 1, 1))))
                .isFalse();
        assertThat(isIdle(driver, Worker::handle, new Calls(List.of(HANDLE, WAIT), List.of(1, 1))))
                .isFalse();
    }

    /** As Ktor's Worker.park, which Worker.tryPark calls and nothing else. */
    @Test
    void a_call_around_the_wait_that_is_nothing_but_the_wait_is_no_work() {
        usual[HANDLE] = 1.1 * usual[WAIT];

        assertThat(isIdle(
                        LockSupport::park,
                        worker -> worker.loop(1),
                        new Calls(List.of(LOOP, HANDLE, WAIT), List.of(300, 1, 1))))
                .isTrue();
    }

    @Test
    void what_has_not_run_for_far_longer_is_no_loop() {
        Wait take = () -> new LinkedBlockingQueue<>().take();

        assertThat(isIdle(take, worker -> worker.loop(), new Calls(List.of(LOOP, WAIT), List.of(30, 4))))
                .isFalse();
        assertThat(isIdle(take, worker -> worker.loop(), new Calls(List.of(LOOP, WAIT), List.of(4, 0))))
                .isFalse();
    }
}
