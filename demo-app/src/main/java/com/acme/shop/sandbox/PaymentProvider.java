package com.acme.shop.sandbox;

import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import com.acme.shop.payments.Merchant;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Answers like the real provider, a little late, and later for what it wants to look at twice. */
@Component
public class PaymentProvider implements DisposableBean {
    private static final Duration USUAL = Duration.ofMillis(5);
    private static final Duration REVIEW = Duration.ofSeconds(3);
    private static final BigDecimal REVIEWED_FROM = new BigDecimal("500");

    private final Faults faults;
    private final ObjectMapper json;
    private final ExecutorService threads = Executors.newFixedThreadPool(16, PaymentProvider::thread);
    private final HttpServer server;

    public PaymentProvider(Faults faults, ObjectMapper json) throws IOException {
        this.faults = faults;
        this.json = json;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** The part of its addresses that says who asks, as older interfaces have it. */
    public String pathKey() {
        return PretendSecrets.of("path key");
    }

    /** What was agreed on when the shop signed up. */
    public Merchant merchant() {
        return new Merchant(
                "Acme Shop",
                PretendSecrets.of("stripe key"),
                Map.of(
                        "Authorization", "Bearer " + PretendSecrets.of("bearer token"),
                        "X-Shop-Assertion", PretendSecrets.of("jwt"),
                        "Cookie", "sid=" + PretendSecrets.of("session cookie")),
                PretendSecrets.of("settlement iban"),
                "https://provider:" + PretendSecrets.of("webhook password") + "@shop.example.com/paid",
                "jdbc:postgresql://ledger.example.com:5432/payments?user=provider&password="
                        + PretendSecrets.of("database password"),
                pem(PretendSecrets.of("signing key")),
                Map.of(
                        "AWS_ACCESS_KEY_ID", PretendSecrets.of("aws key"),
                        "AWS_SECRET_ACCESS_KEY", PretendSecrets.of("aws secret")),
                Map.of("name", "acme", "password", PretendSecrets.of("login password")));
    }

    private static String pem(String body) {
        return "-----BEGIN PRIV" + "ATE KEY-----\n" + body + "\n-----END PRIV" + "ATE KEY-----\n";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = json.readTree(exchange.getRequestBody());
            SlowDevice.answerAfter(timeFor(request));
            byte[] code = ("A" + request.path("order").asText()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, code.length);
            exchange.getResponseBody().write(code);
        }
    }

    private Duration timeFor(JsonNode request) {
        boolean large = request.path("amount").decimalValue().compareTo(REVIEWED_FROM) >= 0;
        return large && faults.isOn(Fault.TIMEOUT) ? REVIEW : USUAL;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "payment-provider");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void destroy() {
        server.stop(0);
        threads.shutdownNow();
    }
}
