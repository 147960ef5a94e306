package com.acme.shop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A desk that serves quickly, and then becomes slow in the way that the first argument names. */
public final class Slowness {

    private static final int USUAL_CALLS = 3_000;
    private static final int SLOW_MILLIS = 900;

    @SuppressWarnings("UnusedVariable") // written so that no compiler leaves the work out
    private static volatile Object sink = "";

    static final class Desk {

        int serve(String how) throws IOException {
            return new Till().pay(how);
        }
    }

    static final class Till {

        int pay(String how) throws IOException {
            switch (how) {
                case "waits" -> askTheBank();
                case "computes" -> count(System.nanoTime() + SLOW_MILLIS * 1_000_000L);
                case "collects" -> System.gc();
                case "drags" -> LockSupport.parkNanos(30_000_000);
                default -> LockSupport.parkNanos(200_000);
            }
            return how.length();
        }

        private void askTheBank() throws IOException {
            try (ServerSocket bank = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket line = new Socket(bank.getInetAddress(), bank.getLocalPort())) {
                line.setSoTimeout(SLOW_MILLIS);
                line.getInputStream().read();
            } catch (SocketTimeoutException noAnswer) {
                sink = noAnswer;
            }
        }

        private void count(long until) {
            long sum = 0;
            while (System.nanoTime() < until) {
                sum += System.nanoTime() % 7;
            }
            sink = sum;
        }
    }

    private Slowness() {}

    public static void main(String[] args) throws Exception {
        String how = args[0];
        if (how.equals("collects")) {
            sink = ballast();
        }
        Desk desk = new Desk();
        serve(desk, USUAL_CALLS);
        switch (how) {
            case "stops" -> serveUntil(desk, Path.of("end"));
            case "drags" -> drag(desk);
            default -> desk.serve(how);
        }
        serve(desk, 300);
        System.out.println("served");
    }

    private static void serve(Desk desk, int calls) throws IOException {
        for (int i = 0; i < calls; i++) {
            desk.serve("");
        }
    }

    private static void drag(Desk desk) throws IOException {
        for (int i = 0; i < 300; i++) {
            desk.serve("drags");
        }
    }

    private static void serveUntil(Desk desk, Path end) throws Exception {
        List<Thread> clerks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread clerk = new Thread(() -> {
                try {
                    while (!Files.exists(end)) {
                        serve(desk, 50);
                    }
                } catch (IOException unusual) {
                    sink = unusual;
                }
            });
            clerk.start();
            clerks.add(clerk);
        }
        Files.createFile(Path.of("ready"));
        for (Thread clerk : clerks) {
            clerk.join();
        }
    }

    /** So much that looking through it takes a while. */
    private static Object ballast() {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 4_000_000; i++) {
            all.add(new Object[] {i, all.isEmpty() ? i : all.get(i / 2)});
        }
        return all;
    }
}
