package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.catcher.it.loki.ArrivedEvents;
import io.catcher.it.loki.NeedsRealLoki;
import io.catcher.it.loki.RealLoki;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Loki that goes away again and again, or for long, under a service that fails all the time. */
@Tag("stress")
@NeedsRealLoki
class LokiKillsIT {

    private static final int KILLS = Stress.size("loki_kills");
    private static final int OUTAGE_SECONDS = Stress.size("outage_seconds");
    private static final Jdk JDK = Jdk.all().get(0);

    private final Random random = new Random(3);
    private final Instant began = Instant.now();

    @TempDir
    Path directory;

    @Test
    void a_loki_killed_and_started_again_at_random_misses_nothing() throws Exception {
        try (RealLoki loki = RealLoki.start()) {
            Restlessness service = started(loki);
            for (int i = 0; i < KILLS; i++) {
                service.process().waitFor(500 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
                loki.kill();
                service.process().waitFor(random.nextInt(2_000), TimeUnit.MILLISECONDS);
                loki.startAgain();
            }
            judge(service, loki, KILLS + " kills of Loki");
        }
    }

    @Test
    void a_long_outage_with_traffic_costs_nothing_but_time() throws Exception {
        try (RealLoki loki = RealLoki.start()) {
            Restlessness service = started(loki);
            service.process().waitFor(3, TimeUnit.SECONDS);
            loki.stop();
            service.process().waitFor(OUTAGE_SECONDS, TimeUnit.SECONDS);
            loki.startAgain();
            judge(service, loki, "an outage of " + OUTAGE_SECONDS + " s");
        }
    }

    private Restlessness started(RealLoki loki) throws Exception {
        Fork fork = new Fork(JDK, directory)
                .flag("-Xmx64m")
                .set("BUGCATCHER_LOKI_ENABLED", "true")
                .set("BUGCATCHER_LOKI_URL", loki.uri().toString());
        return Restlessness.start(fork, directory, "1000000000", "1000", "ledger")
                .written();
    }

    private void judge(Restlessness service, RealLoki loki, String what) throws Exception {
        Instant back = Instant.now();
        service.enough();
        await().atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> service.ledger().contains("Pending=0"));
        Duration catchingUp = Duration.between(back, Instant.now());
        long peak = service.peakKilobytes();
        int failures = service.said().size();
        String ledger = service.ledger();
        service.process().destroy();
        assertThat(service.process().waitFor()).isEqualTo(143);
        // Two seconds may be too short for the last words of a busy machine: they are in the journal.
        Outcome replay = new Fork(JDK, directory)
                .run(List.of(
                        "-jar",
                        Fork.agent().toString(),
                        "replay",
                        "catcher",
                        "--url",
                        loki.uri().toString()));
        assertThat(replay.exitCode()).as(replay.stderr()).isZero();

        List<JsonObject> events = Restlessness.events(Restlessness.lines(directory));
        List<String> there = ArrivedEvents.ids(
                loki.uri(), began.minusSeconds(1), Instant.now().plusSeconds(1), Duration.ofSeconds(10));
        Set<String> once = new HashSet<>(there);
        Stress.figure(
                "%s under load: %d failures, told or counted %d; %d events in the journal, %d in Loki, %d of them twice;"
                        + " all there %d s after the end; the JVM's peak %d MB; %s",
                what,
                failures,
                Restlessness.failures(events),
                events.size(),
                once.size(),
                there.size() - once.size(),
                catchingUp.toSeconds(),
                peak / 1024,
                ledger);

        assertThat(once)
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .map(event -> event.get("event_id").getAsString())
                        .toList());
        assertThat(events)
                .extracting(event -> event.get("seq").getAsLong())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(Restlessness.failures(events)).isEqualTo(failures);
        assertThat(ledger).contains("Dropped={}");
    }
}
