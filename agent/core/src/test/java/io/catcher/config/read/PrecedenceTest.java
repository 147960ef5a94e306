package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Settings;
import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.schema.Type;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** System property over environment over file over default. */
class PrecedenceTest {

    private static final String YAML = "files: {dir: file}";

    @Test
    void the_property_wins_over_the_environment_and_the_environment_over_the_file() {
        Map<String, String> environment = Map.of("CATCHER_FILES_DIR", "environment");
        Map<String, String> properties = Map.of("catcher.files.dir", "property");

        assertThat(Read.yaml("").settings().files().dir()).isEqualTo("catcher");
        assertThat(Read.yaml(YAML).settings().files().dir()).isEqualTo("file");
        assertThat(Read.yaml(YAML, environment, Map.of()).settings().files().dir())
                .isEqualTo("environment");
        assertThat(Read.yaml(YAML, environment, properties).settings().files().dir())
                .isEqualTo("property");
    }

    @ParameterizedTest
    @CsvSource({
        "bugcatcher.loki.url, BUGCATCHER_LOKI_URL",
        "perfcatcher.variance_threshold, PERFCATCHER_VARIANCE_THRESHOLD",
        "service.name, CATCHER_SERVICE_NAME",
        "service.env, CATCHER_SERVICE_ENV",
        "files.max_age, CATCHER_FILES_MAX_AGE",
        "reporting.external, CATCHER_REPORTING_EXTERNAL"
    })
    void a_path_has_its_variable(String path, String variable) {
        assertThat(FileKeys.SCHEMA.keys())
                .filteredOn(key -> key.path().equals(path))
                .extracting(Variables::variable)
                .containsExactly(variable);
    }

    static Stream<Key<?>> singleValues() {
        return FileKeys.SCHEMA.keys().stream().filter(key -> key.type() instanceof Type.One<?>);
    }

    @ParameterizedTest
    @MethodSource("singleValues")
    void every_single_value_is_read_from_its_variable(Key<?> key) {
        String wrong = "a\nb";

        Reading reading = Read.yaml("", Map.of(Variables.variable(key), wrong), Map.of());

        assertThat(Read.lines(reading))
                .anyMatch(line -> line.startsWith(Variables.variable(key) + ": 'a\\nb' is")
                        || line.startsWith(Variables.variable(key) + ": 'a\\nb' holds"));
    }

    @Test
    void no_two_keys_share_a_variable() {
        assertThat(FileKeys.SCHEMA.keys()).extracting(Variables::variable).doesNotHaveDuplicates();
    }

    @Test
    void a_wrong_variable_names_itself_and_leaves_the_value_of_the_file() {
        Reading reading = Read.yaml(
                "perfcatcher: {variance_threshold: 50%}", Map.of("PERFCATCHER_VARIANCE_THRESHOLD", "2O"), Map.of());

        assertThat(Read.lines(reading))
                .containsExactly("PERFCATCHER_VARIANCE_THRESHOLD: '2O' is not a share, such as 0.2 or 20%");
        assertThat(reading.settings().perfcatcher().varianceThreshold()).isEqualTo(0.5);
    }

    @Test
    void an_empty_variable_is_none() {
        assertThat(Read.yaml(YAML, Map.of("CATCHER_FILES_DIR", ""), Map.of("catcher.files.dir", ""))
                        .settings()
                        .files()
                        .dir())
                .isEqualTo("file");
    }

    @Test
    void a_misspelt_variable_is_told() {
        Map<String, String> environment = Map.of(
                "BUGCATCHER_ENABLD", "false",
                "CATCHER_BUGCATCHER_ENABLED", "false",
                "CATCHER_EXCLUDE", "x",
                "PERFCATCHER_FOO", "x",
                "PERFCATCHER_WINDOWSIZE", "3");

        assertThat(Read.lines(Read.yaml("", environment, Map.of("catcher.file.dir", "x"))))
                .containsExactlyInAnyOrder(
                        "BUGCATCHER_ENABLD: unknown setting; did you mean 'BUGCATCHER_ENABLED'?",
                        "CATCHER_BUGCATCHER_ENABLED: unknown setting; did you mean 'BUGCATCHER_ENABLED'?",
                        "CATCHER_EXCLUDE: is a list, which only the file can give",
                        "PERFCATCHER_FOO: unknown setting",
                        "PERFCATCHER_WINDOWSIZE: unknown setting; did you mean 'PERFCATCHER_WINDOW_SIZE'?",
                        "catcher.file.dir: unknown setting; did you mean 'catcher.files.dir'?");
    }

    @Test
    void variables_of_others_are_left_alone() {
        Map<String, String> environment = Map.of(
                "CATCHER_CONFIG", "x.yaml",
                "CATCHER_LOKI", "/usr/bin/loki",
                "BUGCATCHER_ERROR_TRACKING", "0",
                "CATCHER_IN_THE_RYE", "1951",
                "CATCHER_SERVICE_HOST", "10.0.0.1",
                "CATCHER_SERVICE_PORT_HTTP", "80",
                "BUGCATCHER_PORT", "tcp://10.0.0.1:80",
                "BUGCATCHER_PORT_80_TCP_ADDR", "10.0.0.1",
                "PATH", "/bin");

        Reading reading = Read.yaml("", environment, Map.of("java.home", "/x", "catcher.config", "x.yaml"));

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.settings()).isEqualTo(Settings.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.2", "20%, 0.2", "20 %, 0.2", "0.5%, 0.005", "150%, 1.5", "1, 1.0"})
    void a_share_is_a_number_or_per_cent(String text, double share) {
        Settings settings = Read.environment(Map.of("PERFCATCHER_VARIANCE_THRESHOLD", text));

        assertThat(settings.perfcatcher().varianceThreshold()).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"1500ms, PT1.5S", "10s, PT10S", "5m, PT5M", "12h, PT12H", "7d, P7D", "1.5h, PT1H30M"})
    void a_time_has_a_unit(String text, Duration time) {
        assertThat(Read.environment(Map.of("CATCHER_FILES_MAX_AGE", text))
                        .files()
                        .maxAge())
                .isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"256MB, 268435456", "2GB, 2147483648", "2048KB, 2097152", "1.5MB, 1572864"})
    void a_size_has_a_unit(String text, long bytes) {
        assertThat(Read.environment(Map.of("CATCHER_FILES_MAX_SIZE", text))
                        .files()
                        .maxSize())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"false", "FALSE", "False", "0"})
    void catching_is_switched_off_however_a_shell_writes_it(String text) {
        assertThat(Read.environment(Map.of("BUGCATCHER_ENABLED", text))
                        .bugcatcher()
                        .enabled())
                .isFalse();
    }

    @Test
    void a_small_window_takes_the_samples_it_has() {
        Reading reading = Read.yaml("", Map.of("PERFCATCHER_WINDOW_SIZE", "5"), Map.of());

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.settings().perfcatcher().minSamples()).isEqualTo(5);
    }
}
