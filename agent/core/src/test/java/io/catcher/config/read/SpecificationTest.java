package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The specification's configuration, word for word. */
class SpecificationTest {

    private static final String CONFIG_YAML = """
            bugcatcher:
              enabled: true
              loki:
                url: "http://localhost:3100"
                enabled: true
                batch_size: 10
              cache:
                max_size: 100  # LRU cache size
              tracking:
                exceptions: true
                outputs: false  # Only capture at failure
            """;

    @Test
    void its_file_means_the_defaults() {
        Reading reading = Read.yaml(CONFIG_YAML);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.settings()).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void each_value_of_its_file_is_heard() {
        Reading reading = Read.yaml(CONFIG_YAML
                .replace("true", "FALSE")
                .replace("false", "true")
                .replace("FALSE", "false")
                .replace("localhost", "loki")
                .replace("10", "20"));

        Settings settings = reading.settings();
        assertThat(reading.mistakes()).isEmpty();
        assertThat(settings.bugcatcher().enabled()).isFalse();
        assertThat(settings.bugcatcher().loki().url()).isEqualTo("http://loki:3200");
        assertThat(settings.bugcatcher().loki().enabled()).isFalse();
        assertThat(settings.bugcatcher().loki().batchSize()).isEqualTo(20);
        assertThat(settings.bugcatcher().cacheMaxSize()).isEqualTo(200);
        assertThat(settings.bugcatcher().trackExceptions()).isFalse();
        assertThat(settings.bugcatcher().trackOutputs()).isTrue();
    }

    @Test
    void its_variables_are_heard() {
        Settings settings = Read.environment(Map.of(
                "BUGCATCHER_ENABLED", "false",
                "PERFCATCHER_ENABLED", "false",
                "PERFCATCHER_VARIANCE_THRESHOLD", "0.1",
                "PERFCATCHER_WINDOW_SIZE", "500",
                "PERFCATCHER_MIN_SAMPLES", "20"));

        assertThat(settings.bugcatcher().enabled()).isFalse();
        assertThat(settings.perfcatcher())
                .isEqualTo(new PerfcatcherSettings(false, PerfcatcherSettings.Mode.ADAPTIVE, 0.1, 500, 20, 0.02, true));
    }

    @Test
    void its_default_variables_change_nothing_but_the_threshold_which_is_lower_where_nobody_gives_one() {
        Settings settings = Read.environment(Map.of(
                "BUGCATCHER_ENABLED", "true",
                "PERFCATCHER_ENABLED", "true",
                "PERFCATCHER_VARIANCE_THRESHOLD", "0.2",
                "PERFCATCHER_WINDOW_SIZE", "100",
                "PERFCATCHER_MIN_SAMPLES", "10"));

        assertThat(settings.bugcatcher()).isEqualTo(Settings.DEFAULTS.bugcatcher());
        assertThat(settings.perfcatcher())
                .isEqualTo(new PerfcatcherSettings(true, PerfcatcherSettings.Mode.ADAPTIVE, 0.2, 100, 10, 0.02, true));
    }

    @Test
    void the_literal_rule_has_its_own_threshold_where_nobody_gives_one() {
        assertThat(Read.environment(Map.of("PERFCATCHER_MODE", "variance")).perfcatcher())
                .isEqualTo(new PerfcatcherSettings(true, PerfcatcherSettings.Mode.VARIANCE, 0.2, 100, 10, 0.02, true));
        assertThat(Read.environment(Map.of()).perfcatcher().varianceThreshold()).isEqualTo(0.15);
    }
}
