package io.catcher.ship.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.catcher.config.LokiSettings;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.Ledger;
import io.catcher.ship.journal.Journal;
import io.catcher.ship.loki.StubLoki.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events when Loki answers what it should not. */
class FaultsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Path temp;
    private final List<LokiLink> links = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final StubLoki stub;
    private final AgentLog log;
    private final Journal journal;

    FaultsTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        stub = new StubLoki((request, body) -> Reply.of(204));
        log = new AgentLog(() -> temp, text -> text);
        journal = Journal.open(temp, 64 << 20, Duration.ofDays(7), line -> {});
    }

    @AfterEach
    void close() throws Exception {
        endLinks();
        stub.close();
        log.close();
        journal.close();
    }

    @BeforeEach
    void deliverByDefault() {
        stub.now((request, body) -> Reply.of(204));
    }

    @Test
    void aBatchIsOneRequestAndTheBookmarkFollows() throws Exception {
        LokiLink link = link("");
        append(link, 10);

        assertThat(flushed(link)).isTrue();
        assertThat(stub.bodies).hasSizeLessThanOrEqualTo(2);
        assertThat(journal.acknowledged()).isEqualTo(journal.end());
        assertThat(ledger.counts().delivered()).isEqualTo(10);
    }

    @Test
    void aRetryAfterAFailureIsTheSameToTheByte() throws Exception {
        stub.now((request, body) -> Reply.of(request < 3 ? 503 : 204));
        LokiLink link = link("");
        append(link, 1);

        assertThat(flushed(link)).isTrue();
        assertThat(stub.bodies).hasSize(3);
        assertThat(new HashSet<>(stub.bodies)).hasSize(1);
        assertThat(ledger.counts().delivered()).isEqualTo(1);
    }

    @Test
    void aBadEventEndsAloneAsADeadLetterAndTheOthersArrive() throws Exception {
        stub.now((request, body) -> body.contains("poison") ? Reply.of(400, "entry too far behind") : Reply.of(204));
        LokiLink link = link("");
        journal.append(line(1, "fine"));
        journal.append(line(2, "poison"));
        for (int i = 3; i <= 12; i++) {
            journal.append(line(i, "fine"));
        }
        link.appended(journal);

        assertThat(flushed(link)).isTrue();
        assertThat(ledger.counts().delivered()).isEqualTo(11);
        assertThat(ledger.counts().dropped()).isEqualTo(Map.of("rejected", 1L));
        assertThat(Files.readString(temp.resolve("dead-letters.log")))
                .contains("poison", "HTTP 400 entry too far behind");
    }

    @Test
    void whatLiesTooFarBehindItsStreamGoesToOneOfItsOwn() throws Exception {
        stub.now((request, body) ->
                body.replace("\"replay\":\"host:1:2\",\"job\"", "").contains("\"job\"")
                        ? Reply.of(400, "entry with timestamp 2026-01-01 ignored, reason: 'entry too far behind'")
                        : Reply.of(204));
        LokiLink link = link("");
        append(link, 40);

        assertThat(flushed(link)).isTrue();
        assertThat(ledger.counts().delivered()).isEqualTo(40);
        assertThat(temp.resolve("dead-letters.log")).doesNotExist();
        // Found out by halving once for the stream, not for each event.
        assertThat(stub.bodies).hasSizeLessThan(30);
    }

    @Test
    void aRequestTooLargeForLokisOwnGrpcIsHalvedLikeA413() throws Exception {
        stub.now((request, body) -> count(body) > 3
                ? Reply.of(count(body) > 5 ? 500 : 413, "received message larger than max (9 vs. 4)")
                : Reply.of(204));
        LokiLink link = link("");
        for (int i = 0; i < 20; i++) {
            journal.append(line(i, "fine"));
        }
        link.appended(journal);

        assertThat(flushed(link)).isTrue();
        assertThat(ledger.counts().delivered()).isEqualTo(20);
        assertThat(ledger.counts().lost()).isZero();
    }

    @Test
    void aServerThatAsksForPatienceIsNotAskedAgainBeforeThat() throws Exception {
        stub.now((request, body) -> new Reply(request == 1 ? 429 : 204, "", "2"));
        LokiLink link = link("");
        long start = System.nanoTime();
        append(link, 10);

        await().atMost(LONG).until(() -> ledger.counts().delivered() == 10);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void withoutPermissionEventsAreKeptAndOneLineSaysSo() throws Exception {
        stub.now((request, body) -> Reply.of(401, "who are you"));
        LokiLink link = link("");
        append(link, 10);

        await().atMost(LONG).until(() -> stub.bodies.size() == 1);
        await().atMost(LONG).until(() -> agentLog().contains("HTTP 401 who are you"));
        assertThat(journal.acknowledged()).isNotEqualTo(journal.end());
        stub.now((request, body) -> Reply.of(204));
        assertThat(flushed(link)).isTrue();
        assertThat(ledger.counts().delivered()).isEqualTo(10);
    }

    @Test
    void aBlockedIngestionIsNoDelivery() throws Exception {
        stub.now((request, body) -> Reply.of(request == 1 ? 260 : 204, "blocked"));
        LokiLink link = link("");
        append(link, 10);
        await().atMost(LONG).until(() -> agentLog().contains("HTTP 260"));

        assertThat(ledger.counts().delivered()).isZero();
        assertThat(flushed(link)).isTrue();
        assertThat(stub.bodies.get(1)).isEqualTo(stub.bodies.get(0));
    }

    @Test
    void aServerThatHangsIsGivenUpAfterTheDeadlineAndAskedAgain() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        stub.now((request, body) -> {
            if (request == 1) {
                end.await();
            }
            return Reply.of(204);
        });
        LokiLink link = link("");
        append(link, 10);

        await().atMost(LONG).until(() -> ledger.counts().delivered() == 10);
        assertThat(stub.bodies.get(1)).isEqualTo(stub.bodies.get(0));
        assertThat(agentLog()).contains("no answer within 10 s");
        end.countDown();
    }

    @Test
    void tornAndForeignLinesArePassedOver() throws Exception {
        LokiLink link = link("");
        journal.append("{\"event_id\":\"torn\n".getBytes(StandardCharsets.UTF_8));
        journal.append("not ours at all\n".getBytes(StandardCharsets.UTF_8));
        journal.append(line(1, "fine"));
        link.appended(journal);

        assertThat(flushed(link)).isTrue();
        assertThat(ledger.counts().delivered()).isEqualTo(1);
        assertThat(stub.bodies).hasSize(1);
    }

    @Test
    void anExitDoesNotWaitForALokiThatDoesNotAnswer() throws Exception {
        String closed = stub.url();
        stub.close();
        LokiLink link = link(closed, "");
        append(link, 10);
        long start = System.nanoTime();
        link.leave(start + LONG.toNanos());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
        assertThat(journal.acknowledged()).isNotEqualTo(journal.end());
    }

    @Test
    void theTokenComesFromItsFileAndStandsInNoLog() throws Exception {
        Path token = Files.writeString(temp.resolve("token"), "s3cr3t\n");
        stub.now((request, body) -> Reply.of(request == 1 ? 403 : 204));
        LokiLink link = link(token.toString());
        append(link, 1);

        assertThat(flushed(link)).isTrue();
        assertThat(stub.authorizations).containsOnly("Bearer s3cr3t");
        assertThat(agentLog()).contains("HTTP 403").doesNotContain("s3cr3t");
    }

    @Test
    void allThreadsAreDaemonsOfOursAndEndWithTheLink() throws Exception {
        LokiLink link = link("");
        append(link, 1);
        assertThat(flushed(link)).isTrue();

        assertThat(ours()).isNotEmpty().allSatisfy(thread -> {
            assertThat(thread.getName()).startsWith("catcher-");
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isSameAs(LokiLink.class.getClassLoader());
        });
        endLinks();
        await().atMost(LONG)
                .until(() -> ours().noneMatch(thread -> thread.getName().contains("loki")));
    }

    private void endLinks() throws InterruptedException {
        for (LokiLink link : links) {
            link.end();
        }
    }

    private static Stream<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && thread.getThreadGroup().getName().equals("catcher"));
    }

    private LokiLink link(String tokenFile) {
        return link(stub.url(), tokenFile);
    }

    private LokiLink link(String url, String tokenFile) {
        LokiLink link = new LokiLink(settings(url, tokenFile), "host:1:2", ledger, log);
        links.add(link);
        return link;
    }

    private static LokiSettings settings(String url, String tokenFile) {
        return new LokiSettings(url, true, 10, "", "", "", tokenFile, "", "", "", true, false);
    }

    private void append(LokiLink link, int events) throws IOException {
        for (int i = 0; i < events; i++) {
            ledger.produced();
            journal.append(line(i, "fine"));
            link.appended(journal);
        }
    }

    private static byte[] line(int seq, String message) {
        String json = """
                {"event_id":"id-%d","seq":%d,"ts":"2026-01-01T00:00:00.%09dZ","job":"shop_bugcatcher","severity":"error",\
                "service":{"name":"shop","env":"test","instance":"host:1:2"},"tool_name":"A.b","hint":"%s"}
                """.formatted(seq, seq, seq, message);
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static int count(String body) {
        return body.split("\"event_id\":\"", -1).length - 1;
    }

    private static boolean flushed(LokiLink link) {
        return link.flush(System.nanoTime() + LONG.toNanos());
    }

    private String agentLog() throws IOException {
        Path file = temp.resolve("catcher-agent.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
