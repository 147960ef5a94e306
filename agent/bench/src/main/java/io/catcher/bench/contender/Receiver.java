package io.catcher.bench.contender;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where agents that insist on a receiver send what they have: a port of loopback that takes all and keeps nothing. Agents
 * that find nobody there log, wait and drop instead, which is not what they do in production.
 */
public final class Receiver implements AutoCloseable {

    /** Enough for each to take it for its own: a version for Elastic, the traces' path for Datadog. */
    private static final byte[] ANSWER =
            "{\"version\": \"8.0.0\", \"endpoints\": [\"/v0.4/traces\"]}".getBytes(StandardCharsets.US_ASCII);

    private final AtomicLong posts = new AtomicLong();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Listens from now on. */
    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Requests that brought something, so far. */
    public long posts() {
        return posts.get();
    }

    /** Its address, without a path. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] buffer = new byte[1 << 16];
            if (!exchange.getRequestMethod().equals("GET")) {
                posts.incrementAndGet();
            }
            var in = exchange.getRequestBody();
            while (in.read(buffer) >= 0) {
                // What it says does not matter.
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
