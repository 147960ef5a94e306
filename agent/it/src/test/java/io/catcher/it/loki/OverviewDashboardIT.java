package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.it.loki.DashboardFile.PanelQuery;
import io.catcher.it.loki.DashboardFile.VariableQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks a real Loki that the demo has filled everything that the dashboard Overview asks, as Grafana's data source would. */
@NeedsRealLoki
@ExtendWith(DemoLoki.Filled.class)
class OverviewDashboardIT {

    private static final DashboardFile OVERVIEW =
            DashboardFile.read(ProjectFiles.config().resolve("grafana/dashboards/overview.json"));

    private static LokiQueries queries;
    private static GrafanaTime time;

    @BeforeAll
    static void fill(DemoLoki filled) {
        queries = filled.queries();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        time = new GrafanaTime(now.minus(Duration.ofHours(1)), now.plusSeconds(60), Duration.ofMinutes(1));
    }

    @TestFactory
    Stream<DynamicTest> each_panel_shows_data() {
        return OVERVIEW.panels().stream()
                .map(panel -> DynamicTest.dynamicTest(
                        panel.title(),
                        () -> assertThat(ask(panel, allSelected()).isEmpty()).isFalse()));
    }

    @TestFactory
    Stream<DynamicTest> each_panel_shows_data_of_the_one_service_and_environment_that_are_chosen() {
        return OVERVIEW.panels().stream()
                .map(panel -> DynamicTest.dynamicTest(panel.title(), () -> {
                    assertThat(ask(panel, firstSelected()).isEmpty()).isFalse();
                    for (VariableQuery variable : OVERVIEW.variables()) {
                        Map<String, String> another = firstSelected();
                        another.put(variable.name(), "another");
                        assertThat(ask(panel, another).isEmpty())
                                .as(variable.name())
                                .isTrue();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_variable_offers_what_was_sent() {
        return OVERVIEW.variables().stream()
                .map(variable -> DynamicTest.dynamicTest(
                        variable.name(), () -> assertThat(offered(variable)).isNotEmpty()));
    }

    @Test
    void the_service_can_be_chosen() {
        VariableQuery variable = OVERVIEW.variables().stream()
                .filter(one -> one.name().equals("service"))
                .findFirst()
                .orElseThrow();

        assertThat(offered(variable)).contains(DemoLoki.SERVICE);
    }

    @Test
    void a_failure_reads_as_one_line() {
        List<String> lines = ask(panel("Newest failures"), allSelected()).lines();

        assertThat(lines).allSatisfy(line -> assertThat(line)
                .matches("(FATAL|ERROR|WARNING|INFO) [FEWI]\\d{3} \\S+: \\S+.*")
                .doesNotContain("\n", "<no value>", "\"schema\""));
    }

    @Test
    void a_slow_call_reads_as_one_line() {
        List<String> lines = ask(panel("Newest slow-downs"), allSelected()).lines();

        assertThat(lines).allSatisfy(line -> assertThat(line)
                .matches(
                        "[A-Z]+ \\S+: \\d+\\.\\d ms( and still running)?, mean \\d+\\.\\d ms, deviation \\d+\\.\\d ms over \\d+ calls.*"
                                + "|[A-Z]+ .*\\d+ (of \\d+|further) methods .*|[A-Z]+ all methods .*"));
    }

    @Test
    void the_bars_count_each_failure_once() {
        double bars = sum(ask(panel("Failures by severity"), allSelected()));
        double told = sum(queries.instant("sum(count_over_time({job=~\".+_bugcatcher\"}[2h]))", time.to()));
        double counted = sum(queries.instant(
                "sum(sum_over_time({job=~\".+_bugcatcher\"} | json repeats=\"suppressed\" | unwrap repeats [2h]))",
                time.to()));

        assertThat(bars).isEqualTo(told + counted);
        assertThat(told).isPositive();
        assertThat(counted).isPositive();
    }

    @Test
    void the_top_ten_start_with_the_most_frequent() {
        for (String title : List.of("Top failing methods", "Top exceptions")) {
            List<Double> counts = ask(panel(title), allSelected()).series().stream()
                    .map(LokiAnswer.Series::sum)
                    .toList();

            assertThat(counts).hasSizeBetween(1, 10).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        }
    }

    private static LokiAnswer ask(PanelQuery panel, Map<String, String> variables) {
        String query = time.interpolate(panel.expression(), panel.instant(), variables);
        return panel.instant()
                ? queries.instant(query, time.to())
                : queries.range(query, time.from(), time.to(), time.step(), panel.maxLines());
    }

    private static List<String> offered(VariableQuery variable) {
        String selector = time.interpolate(variable.selector(), false, allSelected());
        return queries.labelValues(variable.label(), selector, time.from(), time.to());
    }

    private static Map<String, String> allSelected() {
        Map<String, String> values = new HashMap<>();
        OVERVIEW.variables().forEach(variable -> values.put(variable.name(), variable.allValue()));
        return values;
    }

    private static Map<String, String> firstSelected() {
        Map<String, String> values = new HashMap<>();
        OVERVIEW.variables()
                .forEach(variable ->
                        values.put(variable.name(), offered(variable).get(0)));
        return values;
    }

    private static PanelQuery panel(String title) {
        return OVERVIEW.panels().stream()
                .filter(panel -> panel.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static double sum(LokiAnswer answer) {
        return answer.series().stream().mapToDouble(LokiAnswer.Series::sum).sum();
    }
}
