package com.acme.shop;

import java.util.concurrent.CompletableFuture;

/** Failures that reach watched code in other ways than by a plain throw. Only {@link Desk} and {@link Till} are watched. */
public final class Handlers {

    /** A resource whose close fails as well. */
    static final class Till implements AutoCloseable {

        @SuppressWarnings("DoNotCallSuggester") // called, to fail
        void pay(int amount) {
            throw new IllegalArgumentException("cannot pay " + amount);
        }

        @Override
        public void close() {
            throw new IllegalStateException("till is stuck");
        }
    }

    static final class Desk {

        void onAnswer(String order, Throwable failure) {
            System.out.println("answer for " + order + ": " + (failure != null));
        }

        void audit(Exception failure) {
            System.out.println("audited " + failure.getClass().getSimpleName());
        }

        int stock(String sku) {
            try {
                return library(sku);
            } catch (NumberFormatException failure) {
                audit(failure);
                throw new IllegalStateException("no stock of " + sku, failure);
            }
        }

        void sell(int amount) {
            try (Till till = new Till()) {
                till.pay(amount);
            }
        }
    }

    static int library(String text) {
        return Integer.parseInt(text);
    }

    public static void main(String[] arguments) {
        Desk desk = new Desk();
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> library("seven"));
        answer.handle((value, failure) -> {
                    desk.onAnswer("order-7", failure);
                    return value;
                })
                .join();
        desk.onAnswer("order-8", null);
        try {
            desk.stock("spoon");
        } catch (IllegalStateException expected) {
            System.out.println(expected.getMessage());
        }
        try {
            desk.sell(12);
        } catch (IllegalArgumentException expected) {
            System.out.println(expected.getMessage() + ", " + expected.getSuppressed().length + " suppressed");
        }
    }
}
