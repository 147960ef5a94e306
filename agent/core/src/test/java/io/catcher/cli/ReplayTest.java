package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.catcher.event.Json;
import io.catcher.ship.journal.LeftJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    Path directory;

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer loki;
    private volatile ToIntFunction<String> status = body -> 204;

    ReplayTest() throws IOException {
        loki = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void answer() throws IOException {
        loki.createContext("/", this::take);
        loki.start();
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 250; i++) {
            lines.append(JournalLines.failure(i, Instant.parse("2026-01-31T12:00:00Z"), "A.a", "message " + i + "."));
        }
        Files.writeString(directory.resolve("bugcatcher.log"), lines + "{\"torn\n");
        Files.writeString(
                directory.resolve("bugcatcher-77.log"), JournalLines.failure(999, Instant.EPOCH, "A.a", "other"));
    }

    @AfterEach
    void silence() {
        loki.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), StandardCharsets.UTF_8);
            int code = status.applyAsInt(body);
            if (code == 204) {
                bodies.add(body);
            }
            exchange.sendResponseHeaders(code, -1);
        }
    }

    private CommandRun replay(String... more) {
        String url = "http://127.0.0.1:" + loki.getAddress().getPort();
        String[] args = new String[more.length + 6];
        System.arraycopy(new String[] {"replay", directory.toString(), "--url", url, "--patience", "0"}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        return CommandRun.of(args);
    }

    @Test
    void every_journal_goes_to_loki_and_a_second_time_nothing_does() {
        CommandRun first = replay();
        int requests = bodies.size();
        CommandRun second = replay();

        assertThat(first).isEqualTo(new CommandRun(0, """
                251 sent
                0 acknowledged before, left out (--all sends them too)
                0 refused by Loki for good
                1 unreadable, such as a line torn by a kill
                """, ""));
        assertThat(second.out()).startsWith("0 sent\n252 acknowledged before");
        assertThat(bodies).hasSize(requests);
    }

    @Test
    void all_sends_the_same_bytes_again() {
        replay();
        List<String> first = List.copyOf(bodies);
        bodies.clear();

        assertThat(replay("--all").out()).startsWith("251 sent");
        assertThat(bodies).containsExactlyElementsOf(first);
    }

    @Test
    void what_loki_refuses_is_counted_with_its_answer_and_kept() throws IOException {
        status = body -> body.contains("message 7.") ? 400 : 204;

        CommandRun run = replay("--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(Json.read(run.out()))
                .containsEntry("sent", 250L)
                .containsEntry("rejected", 1L)
                .containsEntry("reasons", Map.of("HTTP 400", 1L))
                .containsEntry("unreadable", 1L);
        assertThat(directory.resolve("dead-letters.log")).content().contains("message 7.");
    }

    @Test
    void a_loki_that_takes_nothing_leaves_everything_where_it_is() {
        status = body -> 503;

        CommandRun run = replay();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("0 sent");
        assertThat(run.err()).contains("the rest stays in " + directory, "HTTP 503");
        status = body -> 204;
        assertThat(replay().out()).startsWith("251 sent");
    }

    @Test
    void a_living_jvms_journal_is_left_to_it() throws IOException {
        try (LeftJournal alive = LeftJournal.claim(directory, "bugcatcher")) {
            assertThat(alive).isNotNull();
            CommandRun run = replay();

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("bugcatcher.log is written by a JVM that is alive");
            assertThat(run.out()).startsWith("1 sent");
        }
    }

    @Test
    void nothing_leaves_the_users_network_without_consent() {
        CommandRun run = CommandRun.of("replay", directory.toString(), "--url", "https://logs.grafana.net");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("receives nothing without reporting.external: true");
    }

    @Test
    void bad_places_are_named() throws IOException {
        assertThat(CommandRun.of("replay", directory.resolve("no").toString()).err())
                .contains("is no directory");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(CommandRun.of("replay", empty.toString()).err()).contains("there is no journal", empty.toString());
        assertThat(CommandRun.of("replay").code()).isEqualTo(2);
        CommandRun noAddress = CommandRun.of("replay", directory.toString(), "--url", "ftp://x");
        assertThat(noAddress.code()).isEqualTo(2);
        assertThat(noAddress.err()).startsWith("ftp://x is no http address");
    }
}
