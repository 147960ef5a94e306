package com.acme.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that goes on until a file says that it should stop, with two threads under load. It writes down whether a call
 * ever came out wrong, and which byte code its classes have.
 */
public final class Running {

    private static final AtomicBoolean GOES_ON = new AtomicBoolean(true);
    private static final AtomicLong CALLS = new AtomicLong();
    private static final AtomicLong WRONG = new AtomicLong();

    private Running() {}

    static final class Till {

        private final Stock stock = new Stock();

        int pay(int amount) {
            return amount < 0 ? refuse(amount) : stock.take(amount) + 1;
        }

        private int refuse(int amount) {
            throw new IllegalStateException("refused " + amount);
        }

        /** Open for as long as the program runs, whatever happens to the agent meanwhile. */
        void serve() {
            while (GOES_ON.get()) {
                work(this);
            }
            throw new IllegalStateException("closed");
        }

        @SuppressWarnings("UnusedVariable") // card: what the agent tells of it matters
        void fail(int kind, String card) {
            throw switch (kind % 5) {
                case 0 -> new IllegalArgumentException("kind 0");
                case 1 -> new UnsupportedOperationException("kind 1");
                case 2 -> new ArithmeticException("kind 2");
                case 3 -> new ArrayStoreException("kind 3");
                default -> new NegativeArraySizeException("kind 4");
            };
        }
    }

    static final class Stock {

        int take(int amount) {
            if (amount == 13) {
                throw new IndexOutOfBoundsException("no " + amount);
            }
            return amount * 2;
        }
    }

    private static void work(Till till) {
        for (int i = -1; i < 20; i++) {
            int came;
            try {
                came = till.pay(i);
            } catch (IllegalStateException expected) {
                came = expected.getMessage().equals("refused " + i) ? i * 2 + 1 : Integer.MIN_VALUE;
            } catch (IndexOutOfBoundsException expected) {
                came = expected.getMessage().equals("no " + i) ? i * 2 + 1 : Integer.MIN_VALUE;
            }
            CALLS.incrementAndGet();
            if (came != i * 2 + 1) {
                WRONG.incrementAndGet();
            }
        }
        LockSupport.parkNanos(100_000);
    }

    /** Answers what is asked by a file named {@code ask}, until one named {@code stop} is there. */
    public static void main(String[] arguments) throws Exception {
        Till till = new Till();
        ByteCode.askAgain(Stock.class);
        Thread serving = new Thread(() -> {
            try {
                till.serve();
                WRONG.incrementAndGet();
            } catch (IllegalStateException closed) {
                System.out.println(closed.getMessage());
            }
        });
        serving.start();
        Thread working = new Thread(() -> {
            while (GOES_ON.get()) {
                work(till);
            }
        });
        working.start();
        int asked = -1;
        long end = System.nanoTime() + 150_000_000_000L;
        while (!Files.exists(Path.of("stop")) && System.nanoTime() - end < 0) {
            int wanted = asked();
            if (wanted != asked) {
                asked = wanted;
                answer(till, asked);
            }
            tell(asked);
            LockSupport.parkNanos(50_000_000);
        }
        GOES_ON.set(false);
        serving.join();
        working.join();
        System.out.println("wrong " + WRONG);
    }

    private static int asked() throws IOException {
        Path ask = Path.of("ask");
        return Files.exists(ask) ? Integer.parseInt(Files.readString(ask)) : -1;
    }

    private static void answer(Till till, int kind) {
        try {
            till.fail(kind, "4111-secret");
            WRONG.incrementAndGet();
        } catch (RuntimeException expected) {
            if (!expected.getMessage().equals("kind " + kind % 5)) {
                WRONG.incrementAndGet();
            }
        }
    }

    private static void tell(int asked) throws IOException {
        Path part = Files.writeString(
                Path.of("state.part"),
                "asked " + asked + "\ncalls " + CALLS + "\nwrong " + WRONG + "\nTill " + ByteCode.of("Running$Till")
                        + "\nStock " + ByteCode.of("Running$Stock") + "\n");
        Files.move(part, Path.of("state"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
