package com.acme.shop;

/** An application with a {@code System.LoggerFinder} of its own, which never asks for a logger itself. */
public final class OwnLogging {

    /** Says so when it is made. */
    public static final class Finder extends System.LoggerFinder {

        public Finder() {
            System.out.println("finder made by " + Thread.currentThread().getName());
        }

        @Override
        public System.Logger getLogger(String name, Module module) {
            throw new IllegalStateException("asked for " + name);
        }
    }

    /** Arguments: "log" to ask for a logger after all; else it fails often, in ways that differ. */
    public static void main(String[] arguments) {
        for (int i = 0; i < 200; i++) {
            try {
                fail(i);
            } catch (IllegalStateException expected) {
                // Told by the agent.
            }
        }
        if (arguments.length > 0) {
            System.getLogger("own");
        }
        System.out.println("end");
    }

    private static void fail(int way) {
        if (way % 2 == 0) {
            throw new IllegalStateException("even " + way);
        }
        throw new IllegalStateException("odd", new IllegalArgumentException());
    }
}
