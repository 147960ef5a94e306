package com.acme.shop;

/** Failures in a program that ends right after them. Only {@link Store} is watched. */
public final class Unseen {

    static final class Store {

        void sell(int amount) {
            check(amount - 1);
        }

        private static void check(int left) {
            left = Math.min(left, 100);
            if (left < 0) {
                throw new IllegalStateException("nothing left");
            }
        }

        int depth(int n) {
            return n < 0 ? 0 : depth(n + 1) + 1;
        }
    }

    public static void main(String[] arguments) {
        Store store = new Store();
        store.sell(4);
        try {
            store.sell(0);
        } catch (IllegalStateException failure) {
            System.out.println(failure.getMessage());
        }
        try {
            store.depth(0);
        } catch (StackOverflowError overflow) {
            System.out.println("too deep");
        }
        System.exit(7);
    }
}
