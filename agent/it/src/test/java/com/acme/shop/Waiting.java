package com.acme.shop;

import java.io.IOException;

/** A service that fails once for each line of its input, and ends with it. */
public final class Waiting {

    private Waiting() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("ready");
        for (int c = System.in.read(); c >= 0; c = System.in.read()) {
            if (c == '\n') {
                fail();
            }
        }
    }

    private static void fail() {
        try {
            work(0);
        } catch (IllegalStateException e) {
            System.out.println("failed");
        }
    }

    static int work(int items) {
        if (items == 0) {
            throw new IllegalStateException("nothing to do");
        }
        return items;
    }
}
