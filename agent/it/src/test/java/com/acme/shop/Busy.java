package com.acme.shop;

import java.util.concurrent.atomic.AtomicLong;

/** Two threads that call methods as fast as they can for eleven seconds; prints how many calls it was of each. */
public final class Busy {

    private static final long NANOS = 11_000_000_000L;
    private static final AtomicLong CALLS = new AtomicLong();

    private Busy() {}

    static int weigh(int item) {
        return item * 31 + 17;
    }

    static int pack(int item) {
        return weigh(item) + weigh(item + 1);
    }

    private static void work(long end) {
        long calls = 0;
        int sum = 0;
        while (System.nanoTime() - end < 0) {
            for (int i = 0; i < 10_000; i++) {
                sum += pack(i);
            }
            calls += 10_000;
        }
        CALLS.addAndGet(sum == 1 ? calls + 1 : calls);
    }

    /** @param arguments none */
    public static void main(String[] arguments) throws InterruptedException {
        long end = System.nanoTime() + NANOS;
        Thread other = new Thread(() -> work(end), "packer");
        other.start();
        work(end);
        other.join();
        System.out.println(CALLS.get());
    }
}
