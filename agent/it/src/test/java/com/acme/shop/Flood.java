package com.acme.shop;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Fails at a steady rate in twenty different ways. Arguments: seconds, failures a second, threads. Says how many it made
 * and what that cost the process.
 */
@SuppressWarnings("DoNotCallSuggester") // on purpose
public final class Flood {

    private static final List<IntFunction<RuntimeException>> WAYS = List.of(
            number -> new IllegalStateException("order " + number),
            number -> new IllegalArgumentException("order " + number),
            number -> new UnsupportedOperationException("order " + number),
            number -> new RuntimeException("wrapped", new java.io.IOException("order " + number)),
            number -> new ArithmeticException("order " + number));

    private Flood() {}

    static int order(int number) {
        return reserve(number) + 1;
    }

    static int reserve(int number) {
        throw WAYS.get(number % 5).apply(number);
    }

    static int charge(int number) {
        throw WAYS.get(number % 5).apply(number);
    }

    static int ship(int number) {
        return pack(number) + 1;
    }

    static int pack(int number) {
        return charge(number) + 1;
    }

    private static int fail(int number) {
        return switch (number / 5 % 4) {
            case 0 -> order(number);
            case 1 -> reserve(number);
            case 2 -> charge(number);
            default -> ship(number);
        };
    }

    public static void main(String[] arguments) throws InterruptedException {
        int seconds = Integer.parseInt(arguments[0]);
        int perSecond = Integer.parseInt(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        long[] failures = new long[count * 16];
        List<Thread> threads = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int at = i * 16;
            Thread thread = new Thread(() -> failures[at] = flood(seconds, perSecond / count), "flood-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - began) / 1e9;
        long all = 0;
        for (long some : failures) {
            all += some;
        }
        System.out.println("failures " + all);
        System.out.printf("per_second %.0f%n", all / took);
        report();
    }

    /** Ten bursts in each hundredth of a second would only measure the timer: one a millisecond. */
    private static long flood(int seconds, int perSecond) {
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        long made = 0;
        for (long now = began; now - end < 0; now = System.nanoTime()) {
            long due = Math.min((long) seconds * perSecond, (now - began) * perSecond / 1_000_000_000L);
            for (; made < due; made++) {
                try {
                    fail((int) (made & 0xffff));
                } catch (RuntimeException expected) {
                    // The service goes on.
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
        return made;
    }

    private static void report() {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println("cpu_ms " + process.getProcessCpuTime() / 1_000_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long agents = 0;
        for (long id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith("catcher-")) {
                agents += threads.getThreadCpuTime(id);
            }
        }
        System.out.println("agent_threads_cpu_ms " + agents / 1_000_000);
        System.gc();
        Runtime heap = Runtime.getRuntime();
        System.out.println("heap_kb " + (heap.totalMemory() - heap.freeMemory()) / 1024);
    }
}
