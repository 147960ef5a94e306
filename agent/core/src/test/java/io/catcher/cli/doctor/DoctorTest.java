package io.catcher.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.catcher.cli.Ran;
import io.catcher.config.read.SettingsReader;
import io.catcher.event.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @TempDir
    Path directory;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> pushed = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private volatile Answering answering = DoctorTest.this::asLoki;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().toString());
                answering.answer(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void asLoki(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/ready" -> reply(exchange, 200, "text/plain", "ready\n");
            case "/loki/api/v1/status/buildinfo" -> reply(exchange, 200, "application/json", "{\"version\":\"3.7.6\"}");
            case "/config" -> reply(exchange, 200, "text/plain", "limits_config:\n  allow_structured_metadata: true\n");
            case "/loki/api/v1/push" -> {
                pushed.add(new String(
                        new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), StandardCharsets.UTF_8));
                reply(exchange, 204, "text/plain", "");
            }
            case "/loki/api/v1/query_range" ->
                reply(exchange, 200, "application/json", "{\"status\":\"success\"," + pushed + "}");
            default ->
                reply(exchange, 200, "application/json", "{\"status\":\"success\",\"data\":[\"shop_bugcatcher\"]}");
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Path file(String loki) throws IOException {
        return Files.writeString(directory.resolve("c.yaml"), """
                service: {name: shop}
                rules: [{name: a, match: "com.acme.**#*"}]
                files: {dir: "%s"}
                bugcatcher: {loki: {%s}}
                """.formatted(directory.resolve("files"), loki));
    }

    private Ran doctor(Object... more) throws IOException {
        return doctor("url: \"" + url() + "\"", more);
    }

    private Ran doctor(String loki, Object... more) throws IOException {
        Object[] words = new Object[more.length + 2];
        words[0] = "doctor";
        words[1] = file(loki);
        System.arraycopy(more, 0, words, 2, more.length);
        return Ran.command(words);
    }

    @Test
    void what_to_do_about_a_mistake_fits_the_place_it_is_told_at() {
        Findings findings = new Findings();
        Path file = directory.resolve("c.yaml");
        SettingsReader reader = new SettingsReader(Map.of("CATCHER_INCLUDE", "nope.yaml"), Map.of());

        new SettingsChecks(findings).check("no.yaml", new SettingsReader(Map.of(), Map.of()).read("no.yaml"));
        new SettingsChecks(findings).check(file.toString(), reader.readText("include: x.yaml", file.toString()));
        new SettingsChecks(findings).check("c.yaml", new SettingsReader(Map.of(), Map.of()).readText("x: 1", "c.yaml"));

        assertThat(findings.all())
                .filteredOn(finding -> finding.state() == Findings.State.FAIL)
                .extracting(finding -> finding.what() + " -> " + finding.todo())
                .containsExactly(
                        "no.yaml: no such file -> give the path of a YAML file",
                        "CATCHER_INCLUDE: " + directory.resolve("nope.yaml") + ": no such file -> correct the variable",
                        "c.yaml:1:1: unknown key 'x' -> correct the line");
    }

    @Test
    void where_all_is_well_a_test_event_is_written_and_read_back() throws IOException {
        Ran ran = doctor();

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out())
                .contains("ok   version       Loki 3.7.6", "the test event is there", "nothing is wrong")
                .contains("{job=\"shop_bugcatcher\"} has events", "{job=\"shop_perfcatcher\"} has no events");
        assertThat(pushed).singleElement().asString().contains("\"job\":\"shop_catcher\"", "\\\"kind\\\":\\\"test\\\"");
        assertThat(directory.resolve("files")).doesNotExist();
    }

    @Test
    void a_web_page_is_no_loki() throws IOException {
        answering = exchange -> reply(exchange, 200, "text/html", "<html>Grafana</html>");

        Ran ran = doctor();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("is no Loki", "port 3100");
        assertThat(pushed).isEmpty();
    }

    @Test
    void nobody_there_and_unknown_names_are_told_apart() throws IOException {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThat(doctor("url: \"http://127.0.0.1:" + port + "\"").out()).contains("nothing listens there");
        assertThat(doctor("url: \"http://no-such-host.invalid:3100\"").out())
                .contains("no-such-host.invalid is not known");
    }

    @Test
    void a_loki_that_hangs_costs_the_time_that_was_given() throws IOException {
        answering = exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        Ran ran = doctor((Object) "--timeout", "1");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("no answer in time");
    }

    @Test
    void wrong_credentials_are_told_and_never_shown() throws IOException {
        answering = exchange ->
                reply(exchange, 401, "text/plain", exchange.getRequestHeaders().getFirst("Authorization"));
        Path secret = Files.writeString(directory.resolve("token"), "glc_s3cr3t-value");

        Ran ran = doctor("url: \"" + url() + "\", token_file: \"" + secret + "\"");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("credentials", "HTTP 401").doesNotContain("s3cr3t");
        assertThat(ran.err()).doesNotContain("s3cr3t");
    }

    @Test
    void certificates_that_nobody_knows_are_told() throws Exception {
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        secure.start();

        Ran ran = doctor("url: \"https://127.0.0.1:" + secure.getAddress().getPort() + "\"");

        secure.stop(0);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("certificate");
    }

    private SSLContext selfSigned() throws Exception {
        Path store = directory.resolve("keys");
        char[] password = "changeit".toCharArray();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), password);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void metadata_that_loki_refuses_is_told_with_the_setting() throws IOException {
        answering = exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/push")) {
                reply(exchange, 400, "text/plain", "stream has structured metadata, but it is not allowed");
            } else {
                asLoki(exchange);
            }
        };

        assertThat(doctor().out()).contains("-> set limits_config.allow_structured_metadata: true");
    }

    @Test
    void nothing_is_sent_outside_without_consent() throws IOException {
        Ran ran = doctor("url: \"" + url() + "\", external: true");

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("without consent nothing is sent there, not even now");
        assertThat(asked).isEmpty();
    }

    @Test
    void offline_asks_nobody() throws IOException {
        assertThat(doctor((Object) "--offline").code()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void what_waits_in_the_journal_is_counted() throws IOException {
        Path files = Files.createDirectories(directory.resolve("files"));
        Files.writeString(files.resolve("bugcatcher.log"), "{}\n{}\n{}\n");
        Files.writeString(files.resolve("bugcatcher.acknowledged"), "%020d %020d%n".formatted(1, 3));

        assertThat(doctor((Object) "--offline").out()).contains("2 events wait for Loki");
    }

    @Test
    void what_became_of_the_events_is_told_as_of_each_jvms_last_minute() throws IOException {
        Path files = Files.createDirectories(directory.resolve("files"));
        String summary = """
                {"kind":"summary","ts":"2026-01-31T12:0%d:00Z","service":{"instance":"%s"},"ledger":{"produced":%d,\
                "delivered":4,"pending":0,"deduplicated":5,"rate_limited":0,"dropped":%s}}
                """;
        Files.writeString(
                files.resolve("bugcatcher.log"),
                summary.formatted(1, "a:1:1", 9, "{}")
                        + "{\"kind\":\"exception\"}\n"
                        + summary.formatted(2, "a:1:1", 11, "{\"expected\":2}")
                        + "{\"kind\":\"summary\",\"ts\":\"torn");
        Files.writeString(files.resolve("bugcatcher-7.log"), summary.formatted(1, "a:7:1", 12, "{\"queue_full\":3}"));

        String out = doctor((Object) "--offline").out();

        assertThat(out)
                .contains("a:1:1 at 2026-01-31T12:02:00Z: produced 11 = delivered 4 + pending 0 + deduplicated 5"
                        + " + rate_limited 0 + dropped 2\n")
                .contains("a:7:1 at 2026-01-31T12:01:00Z: produced 12", "dropped 3, of them lost: {queue_full=3}")
                .doesNotContain("12:01:00Z: produced 9");
    }

    @Test
    void a_mistake_of_the_configuration_fails() throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.yaml"), "rulez: []");

        Ran ran = Ran.command(
                Map.of("JAVA_TOOL_OPTIONS", "-javaagent:/opt/other.jar=key=s3cr3t"), "doctor", file, "--offline");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("did you mean 'rules'?", "other.jar").doesNotContain("s3cr3t");
    }

    @Test
    void a_script_reads_the_steps_as_json() throws IOException {
        assertThat(Json.read(doctor((Object) "--json").out()))
                .containsEntry("fine", true)
                .containsKey("checks");
    }
}
