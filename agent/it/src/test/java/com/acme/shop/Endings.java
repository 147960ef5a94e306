package com.acme.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Ends in the way that its argument names. */
@SuppressWarnings({"InfiniteRecursion", "DoNotCallSuggester", "ModifiedButNotUsed"}) // on purpose
public final class Endings {

    private Endings() {}

    static final class Task {

        void idle() {}

        void work(String password) {
            throw new IllegalStateException("the task failed");
        }
    }

    private static int endless() {
        return endless() + 1;
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "plain" -> throw new IllegalStateException("plain", new java.io.IOException("cause"));
            case "woven" -> new Task().work("hunter2");
            case "memory" -> exhaust();
            case "leak" -> leak();
            case "overflow" -> System.out.println(endless());
            case "handlers" -> handlers();
            case "deadlock" -> deadlock();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void exhaust() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[100_000]);
        }
    }

    private static final List<byte[]> KEPT = new ArrayList<>();

    /** Until the heap is full, which it still is when the JVM ends; so slowly that one could see it coming. */
    private static void leak() {
        while (true) {
            KEPT.add(new byte[100_000]);
            LockSupport.parkNanos(4_000_000);
            new Task().idle();
        }
    }

    private static void handlers() throws InterruptedException {
        RuntimeException thrown = new RuntimeException("seen by handlers");
        List<Throwable> seen = new ArrayList<>();
        Thread own = new Thread(() -> raise(thrown), "own");
        own.setUncaughtExceptionHandler((thread, error) -> seen.add(error));
        own.start();
        own.join();
        System.out.println("default handler " + Thread.getDefaultUncaughtExceptionHandler());
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> seen.add(error));
        Thread other = new Thread(() -> raise(thrown), "other");
        other.start();
        other.join();
        System.out.println("seen " + seen.size() + " same " + seen.stream().allMatch(error -> error == thrown));
    }

    private static void raise(RuntimeException thrown) {
        throw thrown;
    }

    private static void deadlock() throws InterruptedException {
        try {
            new Task().work("");
        } catch (IllegalStateException expected) {
            System.out.println("failed");
        }
        Object first = new Object();
        Object second = new Object();
        CountDownLatch both = new CountDownLatch(2);
        List<Thread> stuck = List.of(
                new Thread(() -> lock(first, second, both), "one"), new Thread(() -> lock(second, first, both), "two"));
        stuck.forEach(Thread::start);
        while (!stuck.stream().allMatch(thread -> thread.getState() == Thread.State.BLOCKED)) {
            Thread.onSpinWait();
        }
        System.exit(3);
    }

    private static void lock(Object outer, Object inner, CountDownLatch both) {
        synchronized (outer) {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            synchronized (inner) {
                System.out.println("never");
            }
        }
    }
}
