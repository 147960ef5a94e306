package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Leaky;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of the application and of the agent's own configuration: in no file, and in no line of ours on the screen. */
class SecretsIT {

    private static final String RULES = """
            service: {name: shop}
            perfcatcher: {enabled: false}
            rules:
              - name: shop
                match: "com.acme.shop.Leaky$Vault#*"
            """;

    // From parts: nothing here is anybody's, and a scanner of repositories finds nothing.
    private static final String PASSWORD = "Tr4y" + "-kx82mQpL7w";
    private static final String TOKEN = "q7Xw" + "2pLk9ZtR4vBn8MsD3fGh6JyC5aEu";
    private static final String EMAIL = "ada.lindqvist" + "@mail.example.org";

    private static final String AGENT_LOG = "catcher/catcher-agent.log";

    @TempDir
    Path directory;

    private static void assertNothing(Path directory, Outcome outcome, String... secrets) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>(Leaks.files(directory.resolve("catcher")));
        outcome.complaints().stream()
                .filter(line -> line.startsWith("catcher"))
                .forEach(line -> texts.put("stderr: " + line, line));
        for (String secret : secrets) {
            texts.forEach((where, text) ->
                    assertThat(Leaks.of(secret, text)).as(where).isEmpty());
        }
    }

    @OnEachJdk
    void of_an_uncaught_exception_neither_the_report_nor_the_journal_holds_one(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Leaky.class, "end", PASSWORD, TOKEN, EMAIL);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stderr()).contains(PASSWORD, TOKEN);
        Map<String, String> files = Leaks.files(directory.resolve("catcher"));
        String report = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".md"))
                .map(Map.Entry::getValue)
                .reduce("", String::concat);
        assertThat(report)
                .contains("**Thread:** end of [redacted]")
                .contains("cannot open jdbc:postgresql://[redacted]@db.example.com/shop")
                .contains("Caused by: java.io.IOException: 401 for ");
        assertThat(outcome.events("exception").get(0).get("redactions").toString())
                .contains("{\"path\":\"thread\",\"rule\":\"email\"}")
                .contains("{\"path\":\"exception.message\",\"rule\":\"url_credentials\"}")
                .contains("{\"path\":\"exception.causes[0].message\",\"rule\":\"key:authorization\"}");
        assertNothing(directory, outcome, PASSWORD, TOKEN, EMAIL);
    }

    @OnEachJdk
    void of_a_thread_that_ends_neither_does_the_journal(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Leaky.class, "thread", PASSWORD, TOKEN, EMAIL);

        assertThat(outcome.events("exception").get(0).get("thread").getAsString())
                .isEqualTo("import of [redacted]");
        assertNothing(directory, outcome, PASSWORD, TOKEN, EMAIL);
    }

    @OnEachJdk
    void the_agents_own_password_is_nowhere_also_when_a_server_quotes_it(Jdk jdk) throws Exception {
        Path file = Files.writeString(directory.resolve("loki.password"), PASSWORD + "\n");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SecretsIT::quote);
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            Outcome outcome = new Fork(jdk, directory)
                    .with(RULES + "bugcatcher: {loki: {user: shop, password_file: " + file + ", url: \"" + url + "\"}}")
                    .set("BUGCATCHER_LOKI_ENABLED", "true")
                    .run(Leaky.class, "work", "pw-of-7-letters", TOKEN, EMAIL, AGENT_LOG);

            assertThat(outcome.agentLog()).contains("Loki does not take events", "HTTP 401 who are you, [redacted]");
            String pair =
                    java.util.Base64.getEncoder().encodeToString(("shop:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            assertNothing(directory, outcome, PASSWORD, pair);
            assertThat(outcome.stderr()).isEmpty();
            assertThat(mode("catcher")).isEqualTo("rwx------");
            assertThat(mode("catcher/catcher-agent.log")).isEqualTo("rw-------");
        } finally {
            server.stop(0);
        }
    }

    private static void quote(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] answer = ("who are you, "
                        + exchange.getRequestHeaders().getFirst("Authorization").substring(6))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    @OnEachJdk
    void a_secret_in_the_wrong_place_of_the_configuration_is_not_quoted(Jdk jdk) throws Exception {
        String vendor = "glsa" + "_" + TOKEN + "_0a1b2c3d";
        List<String> wrong = List.of(
                "token_file: " + TOKEN, "password: " + PASSWORD, "url: \"http://shop:" + PASSWORD + "@127.0.0.1:1\"");
        for (String line : wrong) {
            Outcome outcome = new Fork(jdk, directory)
                    .with(RULES + "bugcatcher: {loki: {" + line + "}}")
                    .set("BUGCATCHER_LOKI_ENABLED", "true")
                    .set("BUGCATCHER_LOKI_URL", "http://127.0.0.1:1")
                    .set("BUGCATCHER_CACHE_MAX_SIZE", vendor)
                    .set("BUGCATCHER_LOKI_PASSWORD", PASSWORD)
                    .run(Leaky.class, "work", "pw-of-7-letters", "x", EMAIL, AGENT_LOG);

            assertThat(outcome.stdout()).isEqualTo("caught\n");
            assertThat(outcome.complaints()).anyMatch(complaint -> complaint.contains("BUGCATCHER_CACHE_MAX_SIZE"));
            assertNothing(directory, outcome, PASSWORD, TOKEN, vendor);
        }
    }
}
