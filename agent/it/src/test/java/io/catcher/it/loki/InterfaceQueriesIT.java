package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The four queries that users are promised, asked as the specification spells them after a run of the demo. */
@NeedsRealLoki
@ExtendWith(DemoLoki.Filled.class)
class InterfaceQueriesIT {

    private static DemoLoki loki;

    @BeforeAll
    static void fill(DemoLoki filled) {
        loki = filled;
    }

    @Test
    void all_errors_of_a_service() {
        assertThat(ask("{job=\"%s_bugcatcher\", severity=\"error\"}"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.line()).contains("\"severity\":\"error\""));
    }

    @Test
    void all_slow_downs_of_a_service() {
        assertThat(ask("{job=\"%s_perfcatcher\"}")).isNotEmpty();
    }

    @Test
    void all_failures_of_one_method() {
        String toolName = newestFailure().labels().getOrDefault("tool_name", "");

        assertThat(ask("{job=\"%s_bugcatcher\", tool_name=\"" + toolName + "\"}"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.line()).contains("\"tool_name\":\"" + toolName + "\""));
    }

    @Test
    void all_failures_of_one_workflow() {
        String workflow = newestFailure().metadata().getOrDefault("workflow_id", "");

        assertThat(ask("{job=\"%s_bugcatcher\"} | workflow_id=\"" + workflow + "\""))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.line()).contains("\"workflow_id\":\"" + workflow + "\""));
    }

    @Test
    void an_id_is_no_label_and_finds_nothing_in_a_selector() {
        String workflow = newestFailure().metadata().getOrDefault("workflow_id", "");

        assertThat(ask("{job=\"%s_bugcatcher\", workflow_id=\"" + workflow + "\"}"))
                .isEmpty();
    }

    private static LokiAnswer.Entry newestFailure() {
        return ask("{job=\"%s_bugcatcher\"} | workflow_id != \"\"").get(0);
    }

    private static List<LokiAnswer.Entry> ask(String query) {
        Instant now = Instant.now();
        return loki.queries()
                .range(
                        query.replace("%s", DemoLoki.SERVICE),
                        now.minus(Duration.ofHours(1)),
                        now.plusSeconds(60),
                        Duration.ofSeconds(30),
                        100)
                .entries();
    }
}
