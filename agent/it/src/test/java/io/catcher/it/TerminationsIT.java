package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is asked to end (SIGTERM) in the middle of a delivery loses nothing. */
@Tag("stress")
class TerminationsIT {

    private static final int TERMINATIONS = Stress.size("terminations");
    private static final int A_JOURNAL = 25;
    private static final Jdk JDK = Jdk.all().get(0);

    private final Random random = new Random(11);

    @TempDir
    Path temp;

    @Test
    void a_jvm_terminated_in_mid_delivery_loses_nothing() throws Exception {
        long failures = 0;
        long lost = 0;
        long notYet = 0;
        Set<String> told = new HashSet<>();
        try (Receiver loki = new Receiver()) {
            for (int run = 0; run < TERMINATIONS; run++) {
                Path directory = Files.createDirectories(temp.resolve("terminations-" + run / A_JOURNAL));
                long made = 200L + random.nextInt(1_800);
                Restlessness service = started(directory, loki, made).done();
                service.process().waitFor(random.nextInt(50), TimeUnit.MILLISECONDS);
                service.process().destroy();
                assertThat(service.process().waitFor()).isEqualTo(143);

                List<JsonObject> own = lastJvm(directory);
                failures += made;
                lost += made - Restlessness.failures(own);
                own.forEach(event -> told.add(event.get("event_id").getAsString()));
                notYet += own.stream()
                        .filter(event ->
                                !loki.events.containsKey(event.get("event_id").getAsString()))
                        .count();
            }
            for (int journal = 0; journal <= (TERMINATIONS - 1) / A_JOURNAL; journal++) {
                goOn(temp.resolve("terminations-" + journal), loki);
            }
            long repeated =
                    loki.events.values().stream().mapToInt(times -> times - 1).sum();
            Stress.figure(
                    "%d terminations in mid-delivery: %d failures, %d lost; %d events, of them %d left to the next"
                            + " start, %d sent twice",
                    TERMINATIONS, failures, lost, told.size(), notYet, repeated);

            assertThat(lost).isZero();
            told.removeAll(loki.events.keySet());
            assertThat(told).as("events that never came").isEmpty();
        }
    }

    /** The next start brings what the exits left. */
    private static void goOn(Path directory, Receiver loki) throws Exception {
        Restlessness next = started(directory, loki, 1).done();
        await().atMost(Duration.ofMinutes(1)).until(() -> ids(directory).allMatch(loki.events::containsKey));
        next.process().destroy();
        next.process().waitFor();
    }

    private static Stream<String> ids(Path directory) throws Exception {
        return Restlessness.events(Restlessness.lines(directory)).stream()
                .map(event -> event.get("event_id").getAsString());
    }

    private static Restlessness started(Path directory, Receiver loki, long failures) throws Exception {
        Fork fork =
                new Fork(JDK, directory).set("BUGCATCHER_LOKI_ENABLED", "true").set("BUGCATCHER_LOKI_URL", loki.url());
        return Restlessness.start(fork, directory, String.valueOf(failures), "20000", "wait");
    }

    private static List<JsonObject> lastJvm(Path directory) throws Exception {
        List<JsonObject> events = Restlessness.events(Restlessness.lines(directory));
        String instance = Restlessness.instance(events.get(events.size() - 1));
        return events.stream()
                .filter(event -> Restlessness.instance(event).equals(instance))
                .toList();
    }
}
