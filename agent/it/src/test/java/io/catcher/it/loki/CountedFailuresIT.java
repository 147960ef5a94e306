package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.catcher.it.Page;
import io.catcher.it.loki.DashboardFile.PanelQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks a real Loki that holds a journal with known counts what fails most: repeats that were only counted are failures too. */
@NeedsRealLoki
class CountedFailuresIT {

    private static final Map<String, String> ALL = Map.of("service", ".+", "env", ".*");

    @TempDir
    static Path folder;

    private static RealLoki loki;
    private static GrafanaTime time;

    @BeforeAll
    static void fill() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        loki = RealLoki.start();
        SampleJournal.write(folder, "shop", now);
        new JournalFilling(folder).fill(loki);
        time = new GrafanaTime(now.minus(Duration.ofHours(1)), now.plusSeconds(60), Duration.ofMinutes(1));
    }

    @AfterAll
    static void end() {
        loki.close();
    }

    static List<String> what_fails_most_of_the_guides() throws IOException {
        Path project = Path.of(System.getProperty("catcher.project.dir"));
        List<String> lines = new ArrayList<>(Page.of(project, "bugcatcher.md").lines("logql"));
        lines.addAll(read(project.resolve("README.md")));
        return lines.stream()
                .filter(line -> line.startsWith("topk(10, sum by (tool_name)"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("what_fails_most_of_the_guides")
    void the_query_of_a_guide_counts_each_failure(String query) {
        assertThat(sums(loki.queries().instant(query, time.to()), "tool_name")).isEqualTo(failuresBy("tool_name"));
    }

    @Test
    void readme_and_guide_say_what_fails_most() throws IOException {
        assertThat(what_fails_most_of_the_guides()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Failures by severity, severity",
        "Top failing methods, tool_name",
        "Top exceptions, error_code",
    })
    void a_panel_counts_each_failure(String title, String label) {
        assertThat(sums(ask(title), label)).isEqualTo(failuresBy(label));
    }

    @Test
    void what_many_methods_do_at_once_has_a_name_among_the_slow_downs() {
        assertThat(sums(ask("Slow-downs by method"), "tool_name"))
                .isEqualTo(Map.of("Stock.reserve", 11.0, "several methods", 2.0));
    }

    @Test
    void a_slow_down_of_many_methods_says_what_happened_and_a_call_that_hangs_that_it_still_runs() {
        assertThat(ask("Newest slow-downs").lines())
                .contains(
                        "SHIFT 11 of 12 methods became slower at once",
                        "SHIFT 11 of 12 methods changed since the last version",
                        "SPIKE Stock.reserve: 10000.0 ms and still running, mean 100.5 ms, deviation 4.0 ms over 100 calls",
                        "VARIANCE Stock.reserve: 151.2 ms, mean 100.5 ms, deviation 4.0 ms over 100 calls");
    }

    @Test
    void a_failure_names_its_root_cause() {
        assertThat(ask("Newest failures").lines())
                .filteredOn(line -> line.contains("E201"))
                .isNotEmpty()
                .allMatch(line ->
                        line.contains("no answer in 2 s | cause java.net.ConnectException: Connection refused | at"));
        assertThat(ask("Newest failures").lines())
                .filteredOn(line -> !line.contains("E201"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("cause"));
    }

    private static LokiAnswer ask(String title) {
        PanelQuery panel =
                DashboardFile.read(ProjectFiles.config().resolve("grafana/dashboards/overview.json")).panels().stream()
                        .filter(one -> one.title().equals(title))
                        .findFirst()
                        .orElseThrow();
        String query = time.interpolate(panel.expression(), panel.instant(), ALL);
        return panel.instant()
                ? loki.queries().instant(query, time.to())
                : loki.queries().range(query, time.from(), time.to(), time.step(), panel.maxLines());
    }

    private static Map<String, Double> sums(LokiAnswer answer, String label) {
        Map<String, Double> sums = new TreeMap<>();
        answer.series().forEach(one -> sums.merge(one.labels().getOrDefault(label, ""), one.sum(), Double::sum));
        return sums;
    }

    /** Counted in the journal itself: events, and what each says it stands for. */
    private static Map<String, Double> failuresBy(String field) {
        Map<String, Double> failures = new TreeMap<>();
        for (String line : read(folder.resolve("bugcatcher.log"))) {
            JsonObject event = JsonParser.parseString(line).getAsJsonObject();
            if (event.get("kind").getAsString().equals("exception")) {
                double repeats =
                        event.has("suppressed") ? event.get("suppressed").getAsDouble() : 0;
                failures.merge(event.get(field).getAsString(), 1 + repeats, Double::sum);
            }
        }
        return failures;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
