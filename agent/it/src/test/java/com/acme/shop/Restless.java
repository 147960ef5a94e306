package com.acme.shop;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;

/**
 * Fails in fifty ways, at a steady rate, and says after each failure its number and when it happened, in microseconds since
 * the first. Goes on until it has failed as often as it was told, or until there is a file {@code enough}.
 */
@SuppressWarnings("DoNotCallSuggester") // on purpose
public final class Restless {

    private static final List<IntFunction<RuntimeException>> WAYS = List.of(
            number -> new IllegalStateException("order " + number),
            number -> new IllegalArgumentException("order " + number),
            number -> new UnsupportedOperationException("order " + number),
            number -> new RuntimeException("wrapped", new java.io.IOException("order " + number)),
            number -> new ArithmeticException("order " + number));

    static final class Works {

        int order(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int reserve(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int charge(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int pack(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int ship(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int refund(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int notify(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int price(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int tax(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        int archive(int number) {
            throw WAYS.get(number % 5).apply(number);
        }

        private int fail(int number) {
            return switch (number / 5 % 10) {
                case 0 -> order(number);
                case 1 -> reserve(number);
                case 2 -> charge(number);
                case 3 -> pack(number);
                case 4 -> ship(number);
                case 5 -> refund(number);
                case 6 -> notify(number);
                case 7 -> price(number);
                case 8 -> tax(number);
                default -> archive(number);
            };
        }
    }

    private Restless() {}

    /**
     * Arguments: how many failures, how many of them a second, and how to end: {@code end}, {@code wait} for a signal, or
     * {@code ledger}, which shows the agent's numbers again and again while it waits.
     */
    public static void main(String[] arguments) throws Exception {
        int failures = Integer.parseInt(arguments[0]);
        int made = fail(failures, 1_000_000_000L / Integer.parseInt(arguments[1]));
        System.out.println("done " + made);
        switch (arguments[2]) {
            case "wait" -> Thread.sleep(Long.MAX_VALUE);
            case "ledger" -> showLedger();
            default -> {}
        }
    }

    private static int fail(int failures, long pause) {
        Works works = new Works();
        Path enough = Path.of("enough");
        long began = System.nanoTime();
        long next = began;
        for (int i = 1; i <= failures; i++) {
            long now = System.nanoTime();
            try {
                works.fail(i);
            } catch (RuntimeException expected) {
                // The service goes on.
            }
            // One write of the process itself: what is said survives its end.
            System.out.println(i + " " + (now - began) / 1_000);
            if (i % 100 == 0 && Files.exists(enough)) {
                return i;
            }
            next += pause;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        return failures;
    }

    private static void showLedger() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.catcher:type=Catcher");
        while (true) {
            if (server.isRegistered(name)) {
                List<String> numbers = new ArrayList<>();
                for (String each :
                        List.of("Produced", "Delivered", "Pending", "Deduplicated", "RateLimited", "Dropped", "Loki")) {
                    numbers.add(each + "=" + text(server.getAttribute(name, each)));
                }
                System.out.println("ledger " + numbers);
            }
            Thread.sleep(200);
        }
    }

    /** A map comes as a table. */
    private static String text(Object value) {
        return value instanceof TabularData table
                ? (table.isEmpty() ? "{}" : table.values().toString())
                : value.toString();
    }
}
