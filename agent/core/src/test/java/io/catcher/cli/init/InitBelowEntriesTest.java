package io.catcher.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.cli.Built;
import io.catcher.cli.Ran;
import io.catcher.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure that the place where a request comes in catches is seen only if something below is watched. */
class InitBelowEntriesTest {

    private static final String MAIN = """
            package com.acme.orders;
            public class Main {
                public static void main(String[] args) throws java.io.IOException {
                    com.sun.net.httpserver.HttpServer server =
                            com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress(0), 0);
                    server.createContext("/orders", new OrderHandler(new OrderService(new Pricing(), new OrderStore())));
                    server.start();
                }
            }
            """;

    private static final String SERVICE = """
            package com.acme.orders;
            public class OrderService {
                private final Pricing pricing;
                private final OrderStore store;
                public OrderService(Pricing pricing, OrderStore store) { this.pricing = pricing; this.store = store; }
                public int place(String customer) {
                    int price = pricing.price(customer);
                    store.save(customer, price);
                    return price;
                }
            }
            """;

    private static final String PRICING = """
            package com.acme.orders;
            public class Pricing {
                public int price(String customer) { return customer.length() * 3; }
                @Override public String toString() { return "pricing"; }
            }
            """;

    private static final String STORE = """
            package com.acme.orders;
            public class OrderStore {
                public void save(String customer, int price) {
                    try (java.sql.Connection db = java.sql.DriverManager.getConnection("jdbc:none:" + customer)) {
                        db.createStatement().execute("insert into orders values (" + price + ")");
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException("not saved", e);
                    }
                }
            }
            """;

    private static final String ORDER =
            "package com.acme.orders; public class Order { public record Line(String name, int parcels) {} }";

    @TempDir
    Path directory;

    /** @param body of the handler, which has {@code text(exchange)} and {@code answer(exchange, status, text)} */
    private static String handler(String body) {
        return """
                package com.acme.orders;
                import com.sun.net.httpserver.HttpExchange;
                public class OrderHandler implements com.sun.net.httpserver.HttpHandler {
                    private final OrderService service;
                    public OrderHandler(OrderService service) { this.service = service; }
                    @Override public void handle(HttpExchange exchange) throws java.io.IOException {
                """ + body + """
                    }
                    private static void answer(HttpExchange exchange, int status, String text) throws java.io.IOException {
                        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(status, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                }
                """;
    }

    private static final String CATCHING = """
            try (exchange) {
                try {
                    answer(exchange, 200, "" + service.place(exchange.getRequestURI().getQuery()));
                } catch (RuntimeException e) {
                    answer(exchange, 500, "failed");
                }
            }
            """;

    private Path orders(String handlerBody, String... more) throws IOException {
        List<String> sources = new ArrayList<>(List.of(MAIN, handler(handlerBody), SERVICE, PRICING, STORE, ORDER));
        sources.addAll(List.of(more));
        return new Built()
                .manifest("Main-Class: com.acme.orders.Main")
                .with("", Built.classes(directory, sources.toArray(String[]::new)))
                .jar(directory.resolve("orders.jar"));
    }

    private Ran init(Path jar) {
        Ran init = Ran.command("init", jar, "-o", directory.resolve("proposed.yaml"), "--force");
        assertThat(init.code()).as(init.err()).isZero();
        return init;
    }

    private String watched(Path jar) {
        Ran explained = Ran.command("explain", directory.resolve("proposed.yaml"), "--jar", jar);
        assertThat(explained.code()).as(explained.out()).isZero();
        return explained.out();
    }

    @Test
    void what_is_below_a_handler_without_a_known_role_is_watched_too() throws IOException {
        Path jar = orders(CATCHING);

        Ran init = init(jar);

        assertThat(init.out()).contains("  handlers: 1 class, 1 method", "  orders: ");
        assertThat(watched(jar))
                .contains("OrderService#place", "Pricing#price", "OrderStore#save")
                .doesNotContain("toString", "#parcels", "Main#main");
    }

    @Test
    void a_handler_that_catches_all_is_named_in_the_output_and_in_the_proposal() throws IOException {
        Path jar = orders(CATCHING);
        String line =
                "OrderHandler.handle catches RuntimeException itself: what fails in a watched method below is told as"
                        + " swallowed, at severity warning";

        assertThat(init(jar).out().lines()).containsOnlyOnce(line);
        assertThat(Files.readString(directory.resolve("proposed.yaml")).lines()).containsOnlyOnce("  # " + line + ".");
        assertThat(String.valueOf(Json.read(Ran.command("init", jar, "--json").out())))
                .contains("catching=[OrderHandler.handle]");
    }

    @Test
    void taking_the_comment_away_leaves_such_a_handler_out_and_what_is_below_it_in() throws IOException {
        Path jar = orders(CATCHING);
        init(jar);
        Path proposed = directory.resolve("proposed.yaml");
        assertThat(watched(jar)).contains("OrderHandler#handle");

        Files.writeString(
                proposed,
                Files.readString(proposed)
                        .replace("#exclude:", "exclude:")
                        .replaceFirst("(?m)^#?( *)#?- (\"[^\"]*OrderHandler#handle\")$", "$1- $2"));

        assertThat(Ran.command("explain", proposed, "--jar", jar).out())
                .contains("OrderService#place", "Pricing#price", "OrderStore#save")
                .doesNotContain("    com.acme.orders.OrderHandler#handle(");
    }

    @Test
    void a_handler_that_throws_on_or_only_closes_or_catches_less_is_not_said_to_catch_all() throws IOException {
        String place = "service.place(exchange.getRequestURI().getQuery())";
        List<String> bodies = List.of(
                "try (exchange) { answer(exchange, 200, \"\" + " + place + "); }",
                "try { " + place + "; } finally { exchange.close(); }",
                "try { " + place + "; } catch (RuntimeException e) { System.err.println(e); throw e; }",
                "try { " + place + "; } catch (RuntimeException e) { throw new java.io.IOException(e); }",
                "try { " + place + "; } catch (IllegalArgumentException e) { answer(exchange, 400, \"\"); }",
                "int n = 0; try { n = Integer.parseInt(\"1\"); } catch (Exception e) { n = 1; } " + place + ";");
        for (String body : bodies) {
            assertThat(init(orders(body)).out()).as(body).contains("handlers:").doesNotContain("swallowed");
        }
    }

    @Test
    void a_handler_with_watched_services_and_stores_below_it_needs_no_packages() throws IOException {
        String service = SERVICE.replace("public class", "@org.springframework.stereotype.Service public class");
        String annotation =
                "package org.springframework.stereotype; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                        + " public @interface Service {}";
        String pricing = PRICING.replace("public class", "@org.springframework.stereotype.Service public class");
        String store = STORE.replace("public class", "@org.springframework.stereotype.Service public class");
        Map<String, byte[]> classes =
                Built.classes(directory, MAIN, handler(CATCHING), service, pricing, store, ORDER, annotation);
        Path jar = new Built()
                .manifest("Main-Class: com.acme.orders.Main")
                .with("", classes)
                .jar(directory.resolve("orders.jar"));

        assertThat(init(jar).out())
                .contains("handlers: ", "services: 3 classes")
                .doesNotContain("  orders: ");
    }

    @Test
    void filters_of_the_jdk_s_server_stay_outside() throws IOException {
        String filter = """
                package com.acme.orders;
                public class ErrorPages extends com.sun.net.httpserver.Filter {
                    @Override public String description() { return "error pages" + System.nanoTime(); }
                    @Override public void doFilter(com.sun.net.httpserver.HttpExchange exchange, Chain chain) throws java.io.IOException {
                        try { chain.doFilter(exchange); } catch (RuntimeException e) { exchange.sendResponseHeaders(500, -1); }
                    }
                }
                """;
        Path jar = orders(CATCHING, filter);

        init(jar);

        assertThat(watched(jar)).contains("OrderService#place").doesNotContain("ErrorPages#");
    }

    @Test
    void below_the_handlers_of_a_large_application_only_so_much_is_watched_as_can_be_read() throws IOException {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder methods = new StringBuilder();
            for (int j = 0; j < 100; j++) {
                methods.append("public int work" + j
                        + "(int a) { int sum = 0; for (int i = 0; i < a; i++) { sum += Integer.toString(i * a).length()"
                        + " + Integer.bitCount(sum) * 3; } return sum; } ");
            }
            sources.add("package com.acme.orders.part" + i + "; public class Part { " + methods + "}");
        }

        Ran init = init(orders(CATCHING, sources.toArray(String[]::new)));

        assertThat(init.out().lines().filter(line -> line.contains(" methods, such as")))
                .hasSizeBetween(1, 8);
        assertThat(init.err()).doesNotContain("which is many");
        assertThat(directory.resolve("proposed.yaml")).content().contains("# Left out");
    }
}
