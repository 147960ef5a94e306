package com.acme.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Waits for what the agent writes, where the two seconds at the end of the JVM are not what is tested. */
final class Journal {

    private static final Path FILE = Path.of("catcher", "bugcatcher.log");

    private Journal() {}

    /** Ends by itself too: a test that waits in vain fails on what is missing. */
    static void awaitText(String text) throws IOException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!(Files.exists(FILE) && Files.readString(FILE).contains(text)) && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
    }
}
