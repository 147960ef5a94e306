package com.acme.shop;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A till that fails for what it is given: no customer, a negative amount, nothing to sell. */
public final class Compare {

    private static final long PAUSE = 100_000_000L;

    private Compare() {}

    static final class Customer {

        private final String name;

        Customer(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("nobody asked for " + name);
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("nobody compares");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("nobody compares");
        }
    }

    static final class Till {

        int greet(Customer customer, int visit) {
            return customer.name.length() + visit;
        }

        int charge(int amount, String note) {
            if (amount < 0) {
                throw new IllegalArgumentException("no such amount");
            }
            return amount + note.length();
        }

        int sell(List<String> items, boolean express) {
            return items.get(0).length() + (express ? 1 : 0);
        }
    }

    /** Each method fails one time in eight, and then ten times a second for two seconds and a half. */
    public static void main(String[] arguments) {
        Till till = new Till();
        int failed = 0;
        for (int i = 0; i < 48; i++) {
            failed += serve(till, i, i % 8 == 0);
        }
        for (int i = 48; i < 73; i++) {
            LockSupport.parkNanos(PAUSE);
            failed += serve(till, i, true) + serve(till, i, false);
        }
        System.out.println("failed " + failed);
    }

    private static int serve(Till till, int i, boolean wrong) {
        return failures(() -> till.greet(wrong ? null : new Customer("c" + i), i))
                + failures(() -> till.charge(wrong ? -i - 1 : i, "n" + i % 5))
                + failures(() -> till.sell(wrong ? List.of() : List.of("i" + i), i % 2 == 0));
    }

    private static int failures(Runnable call) {
        try {
            call.run();
            return 0;
        } catch (RuntimeException expected) {
            return 1;
        }
    }
}
