package com.acme.shop;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One request hands work to all kinds of other threads, where each task fails; only {@link Order} and {@link Task} are watched. */
public final class HandOvers {

    static final class Task {

        void run(String how) {
            throw new IllegalStateException("failed in " + how);
        }
    }

    static final class Order {

        void place(Pools pools) throws Exception {
            pools.handOver();
            throw new IllegalArgumentException("the order itself");
        }
    }

    record Pools(ThreadPoolExecutor pool, ScheduledExecutorService scheduled, ForkJoinPool forks) {

        void handOver() throws Exception {
            CompletableFuture<Void> executed = new CompletableFuture<>();
            pool.execute(() -> {
                fail("execute");
                executed.complete(null);
            });
            executed.get();
            pool.submit(() -> fail("submit")).get();
            scheduled.schedule(() -> fail("schedule"), 1, TimeUnit.MILLISECONDS).get();
            CompletableFuture.runAsync(() -> fail("runAsync"), pool)
                    .thenRunAsync(() -> fail("thenRunAsync"))
                    .get();
            forks.submit(new Outer()).get();
            Executor virtual = virtual();
            if (virtual != null) {
                CompletableFuture.runAsync(() -> fail("virtual"), virtual).get();
            }
        }
    }

    /** Forks a task that fails, and fails itself once that one is done. */
    static final class Outer extends RecursiveAction {
        private static final long serialVersionUID = 1;

        @Override
        protected void compute() {
            RecursiveAction inner = new RecursiveAction() {
                private static final long serialVersionUID = 1;

                @Override
                protected void compute() {
                    fail("fork");
                }
            };
            inner.fork().join();
            fail("join");
        }
    }

    static void fail(String how) {
        try {
            new Task().run(how);
        } catch (IllegalStateException expected) {
            System.out.println(expected.getMessage());
        }
    }

    /** Null before Java 21. */
    static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJdk) {
            return null;
        }
    }

    /** What an application relies on: its own objects come back from the queue. */
    static void showQueue(ThreadPoolExecutor pool) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> hold = new CompletableFuture<>();
        CompletableFuture<Void> held = new CompletableFuture<>();
        pool.execute(() -> {
            held.complete(null);
            hold.join();
        });
        held.get();
        Runnable first = () -> fail("never");
        Runnable second = () -> fail("never");
        pool.execute(first);
        pool.execute(second);
        System.out.println("removed " + pool.remove(first));
        List<Runnable> left = pool.shutdownNow();
        System.out.println("left " + left.size() + " " + (left.get(0) == second));
        hold.complete(null);
        System.out.println("ended " + pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    public static void main(String[] arguments) throws Exception {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(1);
        try {
            new Order().place(new Pools(pool, scheduled, new ForkJoinPool(1)));
        } catch (IllegalArgumentException expected) {
            System.out.println(expected.getMessage());
        }
        pool.submit(() -> fail("no request")).get();
        showQueue(pool);
        scheduled.shutdown();
    }
}
