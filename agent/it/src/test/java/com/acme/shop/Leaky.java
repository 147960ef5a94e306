package com.acme.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** An application whose failures say more than they should; the secrets come from outside. */
@SuppressWarnings("DoNotCallSuggester") // on purpose
public final class Leaky {

    private Leaky() {}

    static final class Vault {

        void open(String dsn, Map<String, String> headers) {
            throw new IllegalStateException("cannot open " + dsn, new IOException("401 for " + headers));
        }
    }

    /** Ends by itself too: a test that waits in vain fails on what is missing. */
    private static void awaitSomethingIn(Path file) throws IOException {
        long end = System.nanoTime() + 30_000_000_000L;
        while ((!Files.exists(file) || Files.size(file) == 0) && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Of {@code work}, {@code thread} or {@code end}, the secrets, and a file to wait for. */
    public static void main(String[] arguments) throws Exception {
        String dsn = "jdbc:postgresql://shop:" + arguments[1] + "@db.example.com/shop";
        Map<String, String> headers = Map.of("Authorization", "Bearer " + arguments[2]);
        Thread thread = new Thread(() -> new Vault().open(dsn, headers), "import of " + arguments[3]);
        switch (arguments[0]) {
            case "work" -> {
                try {
                    new Vault().open(dsn, headers);
                } catch (IllegalStateException expected) {
                    System.out.println("caught");
                }
                if (arguments.length > 4) {
                    awaitSomethingIn(Path.of(arguments[4]));
                }
            }
            case "thread" -> {
                thread.start();
                thread.join();
            }
            default -> {
                Thread.currentThread().setName("end of " + arguments[3]);
                new Vault().open(dsn, headers);
            }
        }
    }
}
