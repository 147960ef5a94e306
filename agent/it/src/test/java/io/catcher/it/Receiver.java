package io.catcher.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Takes all events, a little slowly, and counts each: a JVM that ends will be in the middle of a delivery. */
final class Receiver implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"event_id\":\"([^\"]+)\"");
    private static final int SLOW_MILLIS = 20;

    /** How often each event came. */
    final Map<String, Integer> events = new ConcurrentHashMap<>();

    final AtomicLong requests = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/loki/api/v1/push", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] gzipped = exchange.getRequestBody().readAllBytes();
            Thread.sleep(SLOW_MILLIS);
            Matcher ids = ID.matcher(unzipped(gzipped));
            while (ids.find()) {
                events.merge(ids.group(1), 1, Integer::sum);
            }
            requests.incrementAndGet();
            bytes.addAndGet(gzipped.length);
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String unzipped(byte[] gzipped) throws IOException {
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(gzipped))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
