package io.catcher.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.catcher.event.Json;
import io.catcher.event.part.Argument;
import io.catcher.ship.RealLoki.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives in a real Loki, and that nothing is missing or doubled when it goes away in between. */
class RealLokiTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String ALL = "{job=\"shop_bugcatcher\"}";

    private final Path temp;

    RealLokiTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void eventsArriveByteForByteWithTheirLabelsAndMetadata() throws Exception {
        try (RealLoki loki = RealLoki.in(temp.resolve("loki"));
                Shipping shipping = shipping(loki, "host:1:2")) {
            loki.start();
            String hostile =
                    "quotes \" \\ tab \t null \u0000 del \u007f line \u2028 emoji \ud83d\ude00 lone \ud83d end ";
            shipping.offer(() -> Samples.failure(hostile));
            shipping.offer(
                    () -> Samples.failure("plain", List.of(new Argument("password", "String", "hunter2")), null));
            assertThat(shipping.flush(LONG)).isTrue();

            List<Entry> entries = loki.query(ALL);
            assertThat(entries).extracting(Entry::line).containsExactlyInAnyOrderElementsOf(journal());
            Entry first = entries.get(0);
            Map<String, Object> line = Json.read(first.line());
            Instant ts = Instant.parse(String.valueOf(line.get("ts")));
            assertThat(first.nanos()).isEqualTo(ts.getEpochSecond() * 1_000_000_000L + ts.getNano());
            assertThat(first.labels())
                    .containsEntry("job", "shop_bugcatcher")
                    .containsEntry("service_name", "shop")
                    .containsEntry("env", "test")
                    .containsEntry("severity", "error")
                    .containsEntry("tool_name", "Orders.place")
                    .containsEntry("trace_id", "trace=1")
                    .containsEntry("exception_type", "java.lang.IllegalStateException")
                    .containsEntry("instance", "host:1:2")
                    .containsEntry("seq", "1")
                    .containsEntry("duration_ms", "1.5")
                    .containsEntry("event_id", String.valueOf(line.get("event_id")));
            assertThat(loki.query(ALL + " | workflow_id=\"wf_1\"")).hasSize(2);
            assertThat(loki.query("{job=\"shop_bugcatcher\", tool_name=\"Orders.place\"}"))
                    .hasSize(2);
            assertThat(shipping.counts().toString())
                    .contains("produced=2, delivered=2, pending=0, deduplicated=0, rateLimited=0, dropped={}");
        }
    }

    @Test
    void aLokiKilledInMidRunLosesAndDoublesNothing() throws Exception {
        try (RealLoki loki = RealLoki.in(temp.resolve("loki"));
                Shipping shipping = shipping(loki, "host:1:2")) {
            loki.start();
            offer(shipping, 0, 1_000);
            assertThat(shipping.flush(LONG)).isTrue();
            offer(shipping, 1_000, 2_000);
            loki.kill();
            offer(shipping, 2_000, 3_000);
            assertThat(shipping.flush(Duration.ofSeconds(1))).isFalse();
            loki.start();
            offer(shipping, 3_000, 4_000);
            assertThat(shipping.flush(LONG)).isTrue();

            assertArrivedOnce(loki, 4_000);
            assertThat(shipping.counts().toString())
                    .contains("produced=4000, delivered=4000, pending=0, deduplicated=0, rateLimited=0, dropped={}");
        }
    }

    @Test
    void whatWaitedForALokiThatWasNotThereIsDeliveredWhenItComesUp() throws Exception {
        try (RealLoki loki = RealLoki.in(temp.resolve("loki"))) {
            try (Shipping first = shipping(loki, "host:1:2")) {
                offer(first, 0, 300);
                assertThat(first.record(LONG)).isTrue();
                assertThat(first.flush(Duration.ofSeconds(1))).isFalse();
                assertThat(journal()).hasSize(300);
                assertThat(first.counts().pending()).isEqualTo(300);
            }
            loki.start();
            // A restart of the service: the next one ships what the first one left, and no hurry is needed.
            try (Shipping second = shipping(loki, "host:2:2")) {
                offer(second, 300, 301);
                await().atMost(LONG).until(() -> loki.query(ALL).size() == 301);
                assertArrivedOnce(loki, 301);
                await().atMost(LONG).until(() -> second.counts().delivered() == 1);
            }
            try (Shipping third = shipping(loki, "host:3:2")) {
                offer(third, 301, 302);
                assertThat(third.flush(LONG)).isTrue();
                assertArrivedOnce(loki, 302);
            }
        }
    }

    private void assertArrivedOnce(RealLoki loki, int events) throws Exception {
        List<String> lines = new ArrayList<>();
        // By parts: an answer over 4 MB does not fit through Loki's own gRPC, and the query hangs.
        for (int from = 0; from < events; from += 500) {
            String part = ALL + " | seq > " + from + " and seq <= " + (from + 500);
            loki.query(part).forEach(entry -> lines.add(entry.line()));
        }
        assertThat(new HashSet<>(lines)).as("distinct lines").hasSize(events);
        assertThat(lines).as("lines").hasSize(events);
        assertThat(new HashSet<>(journal())).isEqualTo(new HashSet<>(lines));
    }

    private Shipping shipping(RealLoki loki, String instance) {
        ServiceId service = new ServiceId("shop", "1.2", "test", instance);
        Shipping shipping = Shipping.of(service, Samples.settings(temp.resolve("catcher"), loki.url(), true));
        shipping.start();
        return shipping;
    }

    private static void offer(Shipping shipping, int from, int to) {
        for (int i = from; i < to; i++) {
            String message = "event " + i;
            shipping.offer(() -> Samples.failure(message));
        }
    }

    private List<String> journal() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("catcher"))) {
            return files.filter(file -> file.getFileName().toString().matches("bugcatcher.*\\.log"))
                    .flatMap(RealLokiTest::lines)
                    .collect(Collectors.toList());
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            // Not readAllLines: U+2028 and the like are no ends of lines here.
            return Stream.of(Files.readString(file).split("\n", -1)).filter(line -> !line.isEmpty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
