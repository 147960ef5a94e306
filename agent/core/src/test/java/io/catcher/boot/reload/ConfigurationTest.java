package io.catcher.boot.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent says of a file at its start. */
class ConfigurationTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"secret.yaml", "token.yaml", "credentials.yaml", "api-key.yaml"})
    void a_file_whose_name_looks_like_a_secrets_still_has_its_place(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), """
                x: 1
                service: {name: "password=hunter2\\n"}
                rules: [{match: "com.acme.Orders"}]
                """);

        Configuration read = Configuration.read(file);

        assertThat(read.mistakes())
                .isEqualTo(read.wrong())
                .noneMatch(line -> line.contains("hunter2"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(file + ":1:1: unknown key 'x'"),
                        line -> assertThat(line).startsWith(file + ":2:17: service.name: "),
                        line -> assertThat(line).startsWith(file + ":3:17: \"com.acme.Orders\" in rule "));
    }

    @Test
    void a_profile_that_a_variable_names_and_that_is_gone_is_a_mistake_in_a_file_which_stops_a_reload()
            throws IOException {
        Path file = Files.writeString(directory.resolve("c.yaml"), "rules: []");
        System.setProperty("catcher.include", "nope.yaml");
        try {
            Configuration read = Configuration.read(file);

            assertThat(read.wrong())
                    .isEqualTo(read.mistakes())
                    .containsExactly("catcher.include: " + directory.resolve("nope.yaml") + ": no such file");
        } finally {
            System.clearProperty("catcher.include");
        }
    }

    @Test
    void a_rule_that_is_left_out_for_another_mistake_tells_its_patterns_too() throws IOException {
        Path file = Files.writeString(directory.resolve("c.yaml"), "rules: [{match: [1, {a: 1}, \"zz\"]}]");

        Configuration read = Configuration.read(file);

        assertThat(read.mistakes()).hasSize(3);
        assertThat(read.matcher().isEmpty()).isTrue();
    }
}
