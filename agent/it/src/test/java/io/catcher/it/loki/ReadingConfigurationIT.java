package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The shipped files for Docker, Loki and Grafana: well-formed, and they fit together. */
class ReadingConfigurationIT {

    private static final Path CONFIG = ProjectFiles.config();

    @TestFactory
    Stream<DynamicTest> each_file_parses() throws IOException {
        try (Stream<Path> files = Files.walk(CONFIG)) {
            List<Path> shipped = files.filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .toList();
            assertThat(shipped).hasSizeGreaterThanOrEqualTo(5);
            return shipped.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            CONFIG.relativize(file).toString(),
                            () -> assertThatCode(() -> parse(file)).doesNotThrowAnyException()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loki/loki.yaml", "loki/loki-object-storage.yaml"})
    void loki_accepts_its_configuration(String file) {
        Optional<Path> loki = LokiFinder.binary(System.getenv());
        Assumptions.assumeTrue(loki.isPresent(), "SKIPPED, no loki program here: loki -verify-config was not run");

        Command.Outcome outcome = Command.run(
                Duration.ofMinutes(1),
                loki.orElseThrow().toString(),
                "-verify-config",
                "-config.expand-env=true",
                "-config.file=" + CONFIG.resolve(file));

        assertThat(outcome).as(outcome.output()).matches(Command.Outcome::succeeded);
    }

    @Test
    void events_are_kept_for_seven_days_and_then_really_deleted() {
        Map<?, ?> loki = map(yaml("loki/loki.yaml"));

        assertThat(map(loki.get("limits_config")).get("retention_period")).isEqualTo("168h");
        assertThat(map(loki.get("compactor")).get("retention_enabled")).isEqualTo(true);
    }

    @Test
    void what_the_compose_file_mounts_exists() {
        List<String> sources = each("volumes").stream()
                .map(mount -> mount.split(":", -1)[0])
                .filter(source -> source.startsWith("."))
                .toList();

        assertThat(sources).hasSize(3).allSatisfy(source -> assertThat(CONFIG.resolve(source))
                .exists());
    }

    @Test
    void nothing_is_open_to_the_network() {
        assertThat(each("ports")).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void the_dashboard_and_the_link_of_a_trace_name_the_provisioned_data_source() throws IOException {
        Map<?, ?> source =
                map(list(map(yaml("grafana/provisioning/datasources/loki.yaml")).get("datasources"))
                        .get(0));
        String uid = String.valueOf(source.get("uid"));
        Map<?, ?> trace =
                map(list(map(source.get("jsonData")).get("derivedFields")).get(0));

        assertThat(Files.readString(CONFIG.resolve("grafana/dashboards/overview.json")))
                .contains("\"value\": \"" + uid + "\"");
        assertThat(String.valueOf(trace.get("url"))).contains("%22" + uid + "%22", "$${__value.raw}");
    }

    private static List<String> each(String key) {
        return map(map(yaml("docker-compose.localdev.yml")).get("services")).values().stream()
                .flatMap(service -> list(map(service).get(key)).stream())
                .map(String::valueOf)
                .toList();
    }

    private static Object parse(Path file) throws IOException {
        return file.toString().endsWith(".json")
                ? JsonParser.parseString(Files.readString(file))
                : new Load(LoadSettings.builder().setLabel(file.toString()).build())
                        .loadFromString(Files.readString(file));
    }

    private static Object yaml(String file) {
        try {
            return parse(CONFIG.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
