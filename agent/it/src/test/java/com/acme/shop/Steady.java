package com.acme.shop;

import java.util.concurrent.locks.LockSupport;

/** Fails again and again, says how often, and ends as it is told to. */
public final class Steady {

    static final class Works {

        int step(int number) {
            if (number % 2 == 0) {
                throw new IllegalStateException("even " + number);
            }
            throw new IllegalArgumentException("odd " + number);
        }

        int idle(int number) {
            return number + 1;
        }
    }

    private Steady() {}

    /** Arguments: how many failures, how many of them a second, and how to end: {@code exit}, {@code halt}, {@code end}, or not. */
    public static void main(String[] arguments) throws InterruptedException {
        Works works = new Works();
        int failures = Integer.parseInt(arguments[0]);
        long pause = 1_000_000_000L / Integer.parseInt(arguments[1]);
        long next = System.nanoTime();
        int sum = 0;
        for (int i = 1; i <= failures; i++) {
            try {
                works.step(i);
            } catch (IllegalStateException | IllegalArgumentException expected) {
                sum = works.idle(sum);
            }
            // One write of the process itself: what is said survives its end.
            System.out.println(i);
            next += pause;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        System.out.println("done");
        switch (arguments[2]) {
            case "exit" -> System.exit(3);
            case "halt" -> Runtime.getRuntime().halt(4);
            case "wait" -> Thread.sleep(Long.MAX_VALUE);
            default -> {}
        }
    }
}
