package com.acme.shop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A desk whose till waits for a lock that the accountant does not give back until the agent has told of it. The argument says on
 * which thread: {@code platform}, or {@code virtual} where the JDK has such.
 */
public final class Hanging {

    private static final int USUAL_CALLS = 2_000;
    private static final Object BOOKS = new Object();
    private static final CountDownLatch CLOSED = new CountDownLatch(1);

    static final class Desk {

        void serve(boolean writesBooks) throws InterruptedException {
            new Till().pay(writesBooks);
        }
    }

    static final class Till {

        void pay(boolean writesBooks) throws InterruptedException {
            LockSupport.parkNanos(200_000);
            if (writesBooks) {
                write();
            }
        }

        @SuppressWarnings("EmptyBlock")
        private void write() throws InterruptedException {
            if (Thread.currentThread().getName().equals("clerk")) {
                synchronized (BOOKS) {
                    BOOKS.notifyAll();
                }
            } else {
                CLOSED.await();
            }
        }
    }

    private Hanging() {}

    public static void main(String[] args) throws Exception {
        Desk desk = new Desk();
        for (int i = 0; i < USUAL_CALLS; i++) {
            desk.serve(false);
        }
        Thread accountant = accountant();
        Thread clerk = new Thread(() -> serve(desk), "clerk");
        ExecutorService virtual = args[0].equals("virtual") ? HandOvers.virtual() : null;
        if (virtual == null) {
            clerk.start();
        } else {
            virtual.execute(() -> serve(desk));
        }
        Journal.awaitText("\"still_running\":true");
        CLOSED.countDown();
        accountant.join();
        end(virtual, clerk);
        System.out.println("served");
    }

    private static Thread accountant() throws InterruptedException {
        CountDownLatch holds = new CountDownLatch(1);
        Thread accountant = new Thread(
                () -> {
                    synchronized (BOOKS) {
                        holds.countDown();
                        awaitClosing();
                    }
                },
                "accountant");
        accountant.start();
        holds.await();
        return accountant;
    }

    private static void end(@Nullable ExecutorService virtual, Thread clerk) throws InterruptedException {
        if (virtual == null) {
            clerk.join();
        } else {
            virtual.shutdown();
            while (!virtual.isTerminated()) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static void awaitClosing() {
        try {
            CLOSED.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serve(Desk desk) {
        try {
            desk.serve(true);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
