package io.catcher.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.catcher.event.Event;
import io.catcher.event.Json;
import io.catcher.event.part.Argument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippingTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Path temp;

    ShippingTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void anEventBecomesOneRedactedStampedLineOfTheJournal() throws IOException {
        try (Shipping shipping = started()) {
            shipping.offer(
                    () -> Samples.failure("no stock", List.of(new Argument("password", "String", "hunter2")), null));
            assertThat(shipping.flush(LONG)).isTrue();

            List<String> lines = Files.readAllLines(home().resolve("bugcatcher.log"));
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0)).doesNotContain("hunter2");
            assertThat(Json.read(lines.get(0)))
                    .containsEntry("schema", 1L)
                    .containsEntry("seq", 1L)
                    .containsEntry("job", "shop_bugcatcher")
                    .containsEntry(
                            "service", Map.of("name", "shop", "version", "1.2", "env", "test", "instance", "host:1:2"))
                    .containsEntry("redactions", List.of(Map.of("path", "args[0].value", "rule", "key:password")))
                    .containsKeys("event_id", "ts", "kind", "severity", "exception");
        }
    }

    /** A pool that was shut down interrupts who works in it, and a thread may die with the flag up. */
    @Test
    void whoWaitsWithTheFlagUpStillWaitsAndKeepsIt() throws IOException {
        try (Shipping shipping = started()) {
            shipping.offer(() -> Samples.failure("x"));
            Thread.currentThread().interrupt();

            assertThat(shipping.record(LONG)).isTrue();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Files.readAllLines(home().resolve("bugcatcher.log"))).hasSize(1);
        }
    }

    @Test
    void filesAreForTheOwnerOnly() throws IOException {
        try (Shipping shipping = started()) {
            shipping.offer(() -> Samples.failure("x"));
            shipping.flush(LONG);

            assertThat(mode(home())).isEqualTo("rwx------");
            assertThat(mode(home().resolve("bugcatcher.log"))).isEqualTo("rw-------");
        }
    }

    @Test
    void numbersHaveNoGapsAndIdsSortInTheOrderOfTheJournal() throws IOException {
        try (Shipping shipping = started()) {
            for (int i = 0; i < 5_000; i++) {
                shipping.offer(() -> Samples.failure("x"));
            }
            shipping.flush(LONG);

            List<String> ids = new ArrayList<>();
            long seq = 0;
            for (String line : Files.readAllLines(home().resolve("bugcatcher.log"))) {
                Map<String, Object> event = Json.read(line);
                assertThat(event).containsEntry("seq", ++seq);
                ids.add(String.valueOf(event.get("event_id")));
            }
            assertThat(seq).isEqualTo(5_000);
            assertThat(ids).isSorted();
            assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        }
    }

    @Test
    void aDraftThatFailsCostsItselfOnlyEvenWithAnError() throws IOException {
        try (Shipping shipping = started()) {
            shipping.offer(() -> {
                throw new StackOverflowError();
            });
            shipping.offer(() -> Samples.failure("after"));
            shipping.flush(LONG);

            assertThat(Files.readString(home().resolve("bugcatcher.log")))
                    .contains("after")
                    .contains("\"seq\":1,");
            assertThat(shipping.counts().dropped()).isEqualTo(Map.of("unrendered", 1L));
            assertThat(shipping.counts().produced()).isEqualTo(2);
        }
    }

    @Test
    void anEventThatRunsOutOfMemoryIsTriedAgainUntilTheHeapHasRoom() throws Exception {
        try (Shipping shipping = started()) {
            AtomicInteger tries = new AtomicInteger();
            shipping.offer(() -> {
                if (tries.incrementAndGet() < 4) {
                    throw new OutOfMemoryError("a full heap");
                }
                return Samples.failure("late");
            });
            shipping.offer(() -> Samples.failure("after"));
            shipping.flush(LONG);

            assertThat(Files.readAllLines(home().resolve("bugcatcher.log")))
                    .satisfiesExactly(line -> assertThat(line).contains("late", "\"seq\":1,"), line -> assertThat(line)
                            .contains("after", "\"seq\":2,"));
            assertThat(shipping.counts().dropped()).isEmpty();
        }
    }

    @Test
    void anEventThatRunsOutOfMemoryAgainAndAgainDoesNotHoldUpTheOthersForEver() throws Exception {
        try (Shipping shipping = started()) {
            shipping.offer(() -> {
                throw new OutOfMemoryError("too large");
            });
            shipping.offer(() -> Samples.failure("after"));
            shipping.flush(LONG);

            assertThat(Files.readString(home().resolve("bugcatcher.log"))).contains("after", "\"seq\":1,");
            assertThat(shipping.counts().dropped()).isEqualTo(Map.of("unrendered", 1L));
        }
    }

    @Test
    void aRehearsalForWhichTheHeapHasNoRoomIsNoneAndLosesNothing() throws Exception {
        try (Shipping shipping = started()) {
            shipping.rehearse(() -> {
                throw new OutOfMemoryError("a full heap");
            });
            shipping.flush(LONG);
            assertThat(shipping.hasToldAny()).isFalse();

            shipping.rehearse(() -> Samples.failure("never written"));
            shipping.flush(LONG);
            assertThat(shipping.hasToldAny()).isTrue();

            shipping.offer(() -> Samples.failure("after"));
            shipping.flush(LONG);
            assertThat(Files.readAllLines(home().resolve("bugcatcher.log")))
                    .singleElement()
                    .asString()
                    .contains("after", "\"seq\":1,");
            assertThat(shipping.counts().dropped()).isEmpty();
        }
    }

    @Test
    void aFullQueueRefusesAtOnceAndCountsWhatItRefused() throws Exception {
        try (Shipping shipping = started()) {
            CountDownLatch rendering = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            shipping.offer(() -> {
                rendering.countDown();
                awaitQuietly(go);
                return Samples.failure("slow");
            });
            rendering.await();
            for (int i = 0; i < DraftQueue.CAPACITY; i++) {
                assertThat(shipping.offer(() -> Samples.failure("x"))).isTrue();
            }
            assertThat(shipping.offer(() -> Samples.failure("one too many"))).isFalse();
            assertThat(shipping.counts().pending()).isEqualTo(DraftQueue.CAPACITY + 1);
            go.countDown();
            shipping.flush(LONG);

            assertThat(shipping.counts().dropped()).isEqualTo(Map.of("queue_full", 1L));
            assertThat(shipping.counts().pending()).isZero();
            assertThat(Files.readAllLines(home().resolve("bugcatcher.log"))).hasSize(DraftQueue.CAPACITY + 1);
        }
    }

    @Test
    void withoutAnEventThereIsNoFileAndNoDirectory() throws IOException {
        try (Shipping shipping = started()) {
            assertThat(shipping.flush(LONG)).isTrue();
        }
        assertThat(home()).doesNotExist();
    }

    @Test
    void aJournalThatCannotBeWrittenKeepsEventsUntilItCan() throws IOException {
        // A directory in the place of the file: refused even to root.
        Path obstacle = Files.createDirectories(home().resolve("bugcatcher.log"));
        try (Shipping shipping = started()) {
            shipping.offer(() -> Samples.failure("first"));
            shipping.offer(() -> Samples.failure("second"));
            assertThat(shipping.flush(Duration.ofMillis(200))).isFalse();
            assertThat(shipping.counts().pending()).isEqualTo(2);
            Files.delete(obstacle);

            assertThat(shipping.flush(LONG)).isTrue();
            assertThat(Files.readAllLines(obstacle)).hasSize(2);
            assertThat(shipping.counts().lost()).isZero();
            assertThat(Files.readAllLines(home().resolve("catcher-agent.log")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("the journal is written again; events waited in memory for"));
        }
    }

    @Test
    void whatIsExpectedIsCountedAsThatAndNoLoss() throws IOException {
        Draft expected = new Draft() {
            @Override
            public @Nullable Event render() {
                return null;
            }

            @Override
            public Unwritten unwritten() {
                return Unwritten.EXPECTED;
            }
        };
        try (Shipping shipping = started()) {
            shipping.offer(expected);
            shipping.leftOut(0, 0, 2);
            assertThat(shipping.flush(LONG)).isTrue();

            assertThat(shipping.counts().dropped()).containsExactly(entry("expected", 3L));
            assertThat(shipping.counts().produced()).isEqualTo(3);
            assertThat(shipping.counts().deduplicated()).isZero();
            assertThat(shipping.counts().lost()).isZero();
        }
    }

    @Test
    void anExitWaitsForALokiThatHangsTwoSecondsAtMost() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Shipping shipping = Shipping.of(
                        Samples.SHOP, Samples.settings(home(), "http://127.0.0.1:" + hanging.getLocalPort(), true))) {
            shipping.start();
            shipping.offer(() -> Samples.failure("x"));
            long start = System.nanoTime();
            shipping.stop(Duration.ofMinutes(1));

            // A request alone would take ten seconds to be given up.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(Files.readAllLines(home().resolve("bugcatcher.log"))).hasSize(1);
            assertThat(shipping.counts().pending()).isEqualTo(1);
        }
    }

    private Shipping started() {
        Shipping shipping = Shipping.of(Samples.SHOP, Samples.settings(home()));
        shipping.start();
        return shipping;
    }

    private Path home() {
        return temp.resolve("catcher");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
