package io.catcher.ship.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.catcher.config.LokiSettings;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.Ledger;
import io.catcher.ship.journal.Journal;
import io.catcher.ship.loki.StubLoki.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each answer that a Loki, or whatever stands on its port, may give: what becomes of ten events, and how often it is asked.
 * {@link FaultsTest} has those that need more words.
 */
class AnswersTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int EVENTS = 10;

    private final Path temp;
    private final Ledger ledger = new Ledger();
    private final AgentLog log;
    private final Journal journal;
    private @Nullable LokiLink link;

    AnswersTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        log = new AgentLog(() -> temp, text -> text);
        journal = Journal.open(temp, 64 << 20, Duration.ofDays(7), line -> {});
    }

    @AfterEach
    void close() throws Exception {
        if (link != null) {
            link.end();
        }
        log.close();
        journal.close();
    }

    @ParameterizedTest
    @CsvSource({"204", "200"})
    void taken(int status) throws Exception {
        try (StubLoki stub = new StubLoki((request, body) -> Reply.of(status))) {
            LokiLink to = started(stub.url());

            assertThat(flushed(to)).isTrue();
            assertThat(delivered()).isEqualTo(EVENTS);
            assertThat(stub.bodies).hasSizeBetween(1, 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"OK", "{}", "{\"status\":\"success\"}"})
    void takenByWhatStandsBeforeItAndSaysSo(String body) throws Exception {
        try (StubLoki stub = new StubLoki((request, sent) -> Reply.of(200, body))) {
            assertThat(flushed(started(stub.url()))).isTrue();
            assertThat(delivered()).isEqualTo(EVENTS);
        }
    }

    /** The page of a gateway where one logs in: events wait as they do behind a 302. */
    @ParameterizedTest
    @CsvSource({"<!DOCTYPE html><title>Sign in</title>", "'  <html><body>Login'"})
    void aPageIsNoDelivery(String page) throws Exception {
        try (StubLoki stub = new StubLoki((request, body) -> request == 1 ? Reply.of(200, page) : Reply.of(204))) {
            LokiLink to = started(stub.url());

            await().atMost(LONG).until(() -> agentLog().contains("HTTP 200 that is a page and no Loki"));
            assertThat(agentLog()).contains(page.strip());
            assertThat(delivered()).isZero();
            assertThat(flushed(to)).isTrue();
            assertThat(delivered()).isEqualTo(EVENTS);
            assertThat(ledger.counts().lost()).isZero();
        }
    }

    @Test
    void anAnswerWithoutEndIsNoDeliveryAndIsNotReadToItsEnd() throws Exception {
        CountDownLatch gaveUp = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            RawServer.readSome(connection);
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] some = "on and on and ".repeat(100).getBytes(StandardCharsets.US_ASCII);
            try {
                while (true) {
                    out.write(some);
                }
            } catch (IOException closed) {
                gaveUp.countDown();
            }
        })) {
            started(server.url("http"));

            assertThat(gaveUp.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            await().atMost(LONG).until(() -> agentLog().contains("HTTP 200 that is a page and no Loki"));
            assertThat(delivered()).isZero();
        }
    }

    /** For good: each of the ten is told apart by halving, and none is asked for again. */
    @ParameterizedTest
    @CsvSource({
        "400, entry with timestamp 2026 has timestamp too old: oldest acceptable timestamp is 2027",
        "400, entry has timestamp too new",
        "400, max entry size '262144' bytes exceeded",
        "400, error parsing body",
        "422, at least one valid stream is required",
        "413, request entity too large"
    })
    void refusedForGoodIsADeadLetter(int status, String said) throws Exception {
        try (StubLoki stub = new StubLoki((request, body) ->
                body.contains("id-3\\") || body.contains("id-7\\") ? Reply.of(status, said) : Reply.of(204))) {
            LokiLink to = started(stub.url());

            assertThat(flushed(to)).isTrue();
            assertThat(delivered()).isEqualTo(EVENTS - 2);
            assertThat(ledger.counts().dropped()).isEqualTo(Map.of("rejected", 2L));
            assertThat(Files.readAllLines(temp.resolve("dead-letters.log")))
                    .hasSize(2)
                    .allMatch(letter -> letter.contains("HTTP " + status + " " + said));
            assertThat(stub.bodies).hasSizeLessThan(2 * EVENTS);
        }
    }

    /** Nothing is lost, the same bytes go again, and the first second brings a few requests and not thousands. */
    @ParameterizedTest
    @CsvSource({"429", "500", "502", "503", "504", "408"})
    void laterIsTheSameAgainAndNoHotLoop(int status) throws Exception {
        long[] refusedUntil = {0};
        try (StubLoki stub = new StubLoki((request, body) -> {
            refusedUntil[0] = refusedUntil[0] == 0 ? System.nanoTime() + 1_000_000_000L : refusedUntil[0];
            return System.nanoTime() < refusedUntil[0] ? Reply.of(status, "not now") : Reply.of(204);
        })) {
            started(stub.url());

            await().atMost(LONG).until(() -> delivered() == EVENTS);
            assertThat(stub.bodies).hasSizeLessThanOrEqualTo(6);
            assertThat(new HashSet<>(stub.bodies)).hasSize(1);
            assertThat(agentLog().lines().filter(line -> line.contains("HTTP " + status)))
                    .hasSize(1);
        }
    }

    /** Kept, asked once, and again only in five minutes or when somebody is in a hurry. */
    @ParameterizedTest
    @CsvSource({"260", "401", "403", "404", "302", "307"})
    void noDeliveryAndNothingThatHelps(int status) throws Exception {
        try (StubLoki stub = new StubLoki((request, body) -> request == 1 ? Reply.of(status, "no") : Reply.of(204))) {
            LokiLink to = started(stub.url());

            await().atMost(LONG).until(() -> agentLog().contains("HTTP " + status));
            assertThat(delivered()).isZero();
            assertThat(stub.bodies).hasSize(1);
            assertThat(flushed(to)).isTrue();
            assertThat(delivered()).isEqualTo(EVENTS);
            assertThat(ledger.counts().lost()).isZero();
        }
    }

    @Test
    void aRedirectIsNotFollowedAndTheLogSaysWhereTo() throws Exception {
        try (StubLoki other = new StubLoki((request, body) -> Reply.of(204));
                StubLoki stub = new StubLoki((request, body) ->
                        Reply.of(307).to(other.url().replace("http://", "http://user:secret@") + "/x?token=secret"))) {
            started(stub.url());

            await().atMost(LONG).until(() -> agentLog().contains("it sends us on to " + other.url() + ","));
            assertThat(agentLog()).doesNotContain("secret");
            assertThat(other.bodies).isEmpty();
            assertThat(delivered()).isZero();
        }
    }

    @Test
    void noRoomForMoreStreamsFoldsTheToolNameAndKeepsIntactWhatIsThere() throws Exception {
        try (StubLoki stub = new StubLoki((request, body) -> body.contains("\"tool_name\":\"New.one\"")
                ? Reply.of(429, "maximum active stream limit exceeded, reduce the number of active streams")
                : Reply.of(204))) {
            LokiLink to = link(stub.url());
            append(to, 1, EVENTS, "A.b");
            assertThat(flushed(to)).isTrue();
            append(to, EVENTS + 1, 2 * EVENTS, "New.one");
            append(to, 2 * EVENTS + 1, 3 * EVENTS, "A.b");
            assertThat(flushed(to)).isTrue();
            append(to, 3 * EVENTS + 1, 4 * EVENTS, "New.one");
            assertThat(flushed(to)).isTrue();

            assertThat(delivered()).isEqualTo(4 * EVENTS);
            assertThat(ledger.counts().lost()).isZero();
            // The line is untouched, and Loki was asked for that stream once.
            assertThat(stub.bodies.stream().filter(body -> body.contains("\"tool_name\":\"New.one\"")))
                    .hasSize(1);
            assertThat(String.join("", stub.bodies))
                    .contains("\"tool_name\":\"other\"", "\\\"tool_name\\\":\\\"New.one");
            assertThat(agentLog()).contains("Loki takes no more streams");
        }
    }

    @Test
    void noRoomForTheStreamOfTheOthersEitherIsAWait() throws Exception {
        try (StubLoki stub = new StubLoki((request, body) ->
                request <= 3 ? Reply.of(429, "maximum active stream limit exceeded") : Reply.of(204))) {
            started(stub.url());

            await().atMost(LONG).until(() -> delivered() == EVENTS);
            assertThat(stub.bodies).hasSize(4);
        }
    }

    @Test
    void aConnectionThatIsResetCostsAWaitAndNothingElse() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            RawServer.readSome(connection);
            connection.setSoLinger(true, 0);
        })) {
            started(server.url("http"));

            staysAway("HTTP/1.1 header parser received no bytes|reset", server);
        }
    }

    @Test
    void whatIsNoTlsWhereTlsShouldBeCostsAWaitAndNothingElse() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            RawServer.readSome(connection);
            connection.getOutputStream().write("HTTP/1.1 400 no TLS here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            started(server.url("https"));

            staysAway("SSL", server);
        }
    }

    @Test
    void anAnswerOfOneByteASecondIsGivenUpAfterTheDeadline() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 204 No Content\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (!Thread.currentThread().isInterrupted()) {
                out.write('a');
                out.flush();
                Thread.sleep(1_000);
            }
        })) {
            started(server.url("http"));

            await().atMost(LONG).until(() -> agentLog().contains("no answer within 10 s"));
            assertThat(server.connections).hasValueLessThanOrEqualTo(2);
            keptWhole();
        }
    }

    @Test
    void aNameThatNobodyKnowsCostsAWaitAndNothingElse() throws Exception {
        started("http://loki.invalid:3100");

        await().atMost(LONG).until(() -> agentLog().contains("Loki does not take events"));
        keptWhole();
    }

    /** Several refusals, with waits that grow: in two seconds a handful of connections. */
    private void staysAway(String why, RawServer server) throws Exception {
        await().atMost(LONG).until(() -> server.connections.get() >= 3);
        assertThat(agentLog()).containsPattern(why);
        assertThat(agentLog().lines().filter(line -> line.contains("Loki does not take events")))
                .hasSize(1);
        keptWhole();
    }

    private void keptWhole() throws IOException {
        assertThat(delivered()).isZero();
        assertThat(ledger.counts().pending()).isEqualTo(EVENTS);
        assertThat(temp.resolve("dead-letters.log")).doesNotExist();
    }

    private LokiLink started(String url) throws IOException {
        LokiLink to = link(url);
        append(to, 1, EVENTS, "A.b");
        return to;
    }

    private LokiLink link(String url) {
        LokiSettings settings = new LokiSettings(url, true, EVENTS, "", "", "", "", "", "", "", true, false);
        LokiLink fresh = new LokiLink(settings, "host:1:2", ledger, log);
        link = fresh;
        return fresh;
    }

    private void append(LokiLink to, int from, int until, String toolName) throws IOException {
        for (int i = from; i <= until; i++) {
            ledger.produced();
            journal.append(line(i, toolName));
            to.appended(journal);
        }
    }

    private static byte[] line(int seq, String toolName) {
        return """
                {"event_id":"id-%d","seq":%d,"ts":"2026-01-01T00:00:00.%09dZ","job":"shop_bugcatcher","severity":"error",\
                "service":{"name":"shop","env":"test","instance":"host:1:2"},"tool_name":"%s"}
                """.formatted(seq, seq, seq, toolName).getBytes(StandardCharsets.UTF_8);
    }

    private long delivered() {
        return ledger.counts().delivered();
    }

    private static boolean flushed(LokiLink link) {
        return link.flush(System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
    }

    private String agentLog() throws IOException {
        Path file = temp.resolve("catcher-agent.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
