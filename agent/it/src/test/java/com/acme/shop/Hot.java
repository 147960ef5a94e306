package com.acme.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A method that is called as often as the processor can, and fails when a file says what the program waits for. */
@SuppressWarnings("StaticAssignmentOfThrowable") // on purpose
public final class Hot {

    private static final RuntimeException SHARED = new IllegalStateException("shared");

    private Hot() {}

    static int price(int item) {
        if (item < 0) {
            throw new IllegalArgumentException("no such item");
        }
        if (item == Integer.MAX_VALUE) {
            throw SHARED;
        }
        return item * 31 + 17;
    }

    private static int many(int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += price(i);
        }
        return sum;
    }

    private static int failures(int count) {
        int failures = 0;
        for (int i = 0; i < count; i++) {
            try {
                price(Integer.MAX_VALUE);
            } catch (IllegalStateException expected) {
                failures++;
            }
        }
        return failures;
    }

    /** @param arguments a file, the words to wait for, and how often a shared instance is thrown then */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long end = System.nanoTime() + 60_000_000_000L;
        long sum = 0;
        while (System.nanoTime() - end < 0 && !says(file, arguments[1])) {
            sum += many(2_000_000);
        }
        if (arguments.length > 2) {
            System.out.println(failures(Integer.parseInt(arguments[2])));
            return;
        }
        try {
            price(-1);
        } catch (IllegalArgumentException expected) {
            System.out.println(expected.getMessage() + (sum == 1 ? "!" : ""));
        }
    }

    private static boolean says(Path file, String words) throws IOException {
        return Files.exists(file) && Files.readString(file).contains(words);
    }
}
