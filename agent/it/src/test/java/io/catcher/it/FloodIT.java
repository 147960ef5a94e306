package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Flood;
import com.acme.shop.Shared;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flood of failures, short here; as long and as high as it is promised by
 * {@code mvn -Pstress verify -Dit.test=FloodIT}, which prints what it cost.
 */
@Tag("stress")
class FloodIT {

    private static final String RULES = """
            service: {name: shop}
            perfcatcher: {enabled: false}
            rules:
              - name: shop
                match: "com.acme.shop.Flood#*"
            """;

    private static final int SECONDS = Stress.size("flood_seconds");
    private static final int RATE = Stress.size("flood_rate");

    @TempDir
    Path directory;

    @OnEachJdk
    void every_failure_of_a_flood_is_told_or_counted_and_each_kind_is_told_whole(Jdk jdk) throws Exception {
        String[] arguments = {String.valueOf(SECONDS), String.valueOf(RATE), "2"};
        Path quiet = Files.createDirectory(directory.resolve("without"));
        Outcome without = new Fork(jdk, quiet).flag("-Xmx512m").run(Flood.class, arguments);
        Outcome with = new Fork(jdk, directory).flag("-Xmx512m").with(RULES).run(Flood.class, arguments);
        List<JsonObject> told = with.events("exception");
        print(jdk, without, with, told.size());

        assertThat(told.stream().mapToLong(FloodIT::standsFor).sum()).isEqualTo(figure(with, "failures"));
        assertThat(fingerprintsToldWhole(told)).hasSizeGreaterThanOrEqualTo(20).isEqualTo(fingerprints(told));
        assertThat(told).hasSizeLessThan(1_000);
        assertThat(with.agentLog()).isEmpty();
        assertThat(with.exitCode()).isZero();
    }

    @OnEachJdk
    void shared_instances_and_overflows_are_counted_one_by_one(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .flag("-Xss512k")
                .with(RULES.replace("Flood", "Shared"))
                .run(Shared.class);

        assertThat(outcome.stdout()).isEqualTo("shared\n");
        assertThat(standFor(outcome, "java.lang.NullPointerException")).isEqualTo(200_000);
        assertThat(standFor(outcome, "com.acme.shop.Shared$1")).isEqualTo(1_000);
        assertThat(standFor(outcome, "java.lang.StackOverflowError")).isEqualTo(50);
        assertThat(outcome.events("exception")).hasSizeLessThan(100);
    }

    private static long standFor(Outcome outcome, String type) {
        return outcome.events("exception").stream()
                .filter(event -> event.getAsJsonObject("exception")
                        .get("type")
                        .getAsString()
                        .equals(type))
                .mapToLong(FloodIT::standsFor)
                .sum();
    }

    private static long standsFor(JsonObject event) {
        JsonElement suppressed = event.get("suppressed");
        return 1 + (suppressed == null ? 0 : suppressed.getAsLong());
    }

    private static Set<String> fingerprints(List<JsonObject> events) {
        return events.stream()
                .map(event -> event.get("fingerprint").getAsString())
                .collect(Collectors.toSet());
    }

    private static Set<String> fingerprintsToldWhole(List<JsonObject> events) {
        return fingerprints(events.stream()
                .filter(event ->
                        event.has("args") && event.getAsJsonObject("exception").has("frames"))
                .toList());
    }

    private static long figure(Outcome outcome, String name) {
        return outcome.stdout()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void print(Jdk jdk, Outcome without, Outcome with, int events) {
        double cores = (figure(with, "cpu_ms") - figure(without, "cpu_ms")) / (SECONDS * 1_000.0);
        Stress.figure(
                "flood on %s: %d failures in %d s, all told or counted, in %d lines; failures a second %d without, %d with"
                        + " (%.1f %%); agent %.3f cores (its threads %.3f); heap after gc %+d KB",
                jdk,
                figure(with, "failures"),
                SECONDS,
                events,
                figure(without, "per_second"),
                figure(with, "per_second"),
                100.0 * figure(with, "per_second") / figure(without, "per_second"),
                cores,
                figure(with, "agent_threads_cpu_ms") / (SECONDS * 1_000.0),
                figure(with, "heap_kb") - figure(without, "heap_kb"));
    }
}
