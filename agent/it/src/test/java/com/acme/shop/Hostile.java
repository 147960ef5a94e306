package com.acme.shop;

import java.io.IOException;

/** Fails with messages that fail themselves, and then with an ordinary one. */
public final class Hostile {

    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class Throwing extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    static void fail(RuntimeException with, String text) {
        throw with;
    }

    public static void main(String[] arguments) throws IOException {
        RuntimeException[] all = {new Endless(), new Throwing(), new Endless(), new IllegalStateException("ordinary")};
        for (RuntimeException one : all) {
            try {
                fail(one, "x".repeat(10_000_000));
            } catch (RuntimeException expected) {
                System.out.println(expected.getClass().getSimpleName());
            }
        }
        Journal.awaitText("ordinary");
    }
}
