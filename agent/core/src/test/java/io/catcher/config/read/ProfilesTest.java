package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The profiles that come along, with the specification's values, under a user's file. */
class ProfilesTest {

    private static final Path PROFILES = Path.of("..", "..", "config", "profiles");

    @TempDir
    Path directory;

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(PROFILES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private Reading including(String name, String yaml) throws IOException {
        Files.createDirectories(directory.resolve("profiles"));
        Files.copy(PROFILES.resolve(name), directory.resolve("profiles").resolve(name));
        Path file = Files.writeString(directory.resolve("interceptor.yaml"), "include: profiles/" + name + "\n" + yaml);
        return new SettingsReader(Map.of(), Map.of()).read(file.toString());
    }

    @Test
    void the_four_are_there() throws IOException {
        assertThat(names()).containsExactly("dev.yaml", "high-performance.yaml", "prod.yaml", "verbose.yaml");
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_says_for_whom_it_is_and_is_named_as_its_comment_says(String name) throws IOException {
        List<String> lines = Files.readAllLines(PROFILES.resolve(name));

        assertThat(lines.get(0)).isEqualTo("# yaml-language-server: $schema=../interceptor.schema.json");
        assertThat(lines.get(1)).startsWith("# For ");
        assertThat(lines).anyMatch(line -> line.contains("'include: profiles/" + name + "'"));
        assertThat(Read.lines(including(name, "rules: [{match: \"com.acme.**#*\"}]")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dev.yaml,              dev,  false, 0.1, 100, 10, 100",
        "prod.yaml,             prod, false, 0.5, 100, 20, 100",
        "high-performance.yaml, dev,  false, 0.5, 50,  10, 50",
        "verbose.yaml,          dev,  true,  0.1, 500, 10, 100",
    })
    void each_has_the_values_of_the_specification(
            String name, String env, boolean outputs, double threshold, int window, int samples, int requests)
            throws IOException {
        Settings settings = including(name, "").settings();

        assertThat(settings.service().env()).isEqualTo(env);
        assertThat(settings.bugcatcher().trackOutputs()).isEqualTo(outputs);
        assertThat(settings.bugcatcher().cacheMaxSize()).isEqualTo(requests);
        assertThat(settings.perfcatcher().varianceThreshold()).isEqualTo(threshold);
        assertThat(settings.perfcatcher().windowSize()).isEqualTo(window);
        assertThat(settings.perfcatcher().minSamples()).isEqualTo(samples);
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_the_users_file_says_counts_and_the_rest_of_the_group_stays_the_profiles(String name) throws IOException {
        Settings alone = including(name, "").settings();
        Files.delete(directory.resolve("profiles").resolve(name));

        Settings settings = including(name, """
                        service: {name: shop}
                        rules: [{name: orders, match: "com.acme.**#*"}]
                        perfcatcher: {variance_threshold: 33%}
                        """).settings();

        assertThat(settings.service().name()).isEqualTo("shop");
        assertThat(settings.service().env()).isEqualTo(alone.service().env());
        assertThat(settings.perfcatcher().varianceThreshold()).isEqualTo(0.33);
        assertThat(settings.perfcatcher().windowSize())
                .isEqualTo(alone.perfcatcher().windowSize());
        assertThat(settings.rules()).singleElement().satisfies(rule -> assertThat(
                        rule.perfcatcher().varianceThreshold())
                .isEqualTo(0.33));
    }

    @Test
    void the_documented_sample_finds_them_beside_itself() {
        Path sample = PROFILES.resolveSibling("interceptor.yaml");
        Map<String, String> environment = Map.of("CATCHER_INCLUDE", "profiles/prod.yaml");

        Reading reading = new SettingsReader(environment, Map.of()).read(sample.toString());

        assertThat(Read.lines(reading)).isEmpty();
        assertThat(reading.settings().service().env()).isEqualTo("prod");
        assertThat(reading.settings().rules())
                .extracting("perfcatcher.varianceThreshold")
                .containsExactly(0.5);
    }
}
