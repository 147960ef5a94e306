package com.acme.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A service that is its own Loki, so that one run shows its calls' times with a Loki that answers and with one that hangs.
 * Arguments: the port, and the seconds of each of the four phases, up, hanging, up, hanging.
 */
public final class Waits {

    private static final int PER_SECOND = 2_000;

    private static volatile boolean hangs;
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    static final class Works {
        int call(int number) {
            if (number % 100 == 0) {
                throw new IllegalStateException("call " + number);
            }
            return number + 1;
        }
    }

    private Waits() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer loki = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        loki.setExecutor(threads);
        loki.createContext("/", Waits::answer);
        loki.start();
        int calls = Integer.parseInt(arguments[1]) * PER_SECOND;
        phase(calls);
        long[][] times = new long[4][];
        for (int i = 0; i < 4; i++) {
            hangs = i % 2 == 1;
            times[i] = phase(calls);
        }
        System.out.println("requests " + REQUESTS.get());
        System.out.println("up " + p99(times[0], times[2]));
        System.out.println("hanging " + p99(times[1], times[3]));
        System.exit(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        REQUESTS.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        if (hangs) {
            LockSupport.parkNanos(60_000_000_000L);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static long[] phase(int calls) {
        Works works = new Works();
        long[] times = new long[calls];
        long next = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            try {
                works.call(i);
            } catch (IllegalStateException expected) {
                // The service goes on.
            }
            times[i] = System.nanoTime() - start;
            next += 1_000_000_000L / PER_SECOND;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        return times;
    }

    private static long p99(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        Arrays.sort(all);
        return all[(int) (all.length * 0.99)];
    }
}
