package io.catcher.redact.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place must be readable whatever its file is called, and a secret must not be, wherever it stands. */
class MistakeScrubberTest {

    private static final String TOKEN = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789";

    private static String scrubbed(String line, String... sources) {
        return new MistakeScrubber(new Scrubber(RedactionSettings.DEFAULTS), List.of(sources)).scrubbed(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.yaml",
                "token.yaml",
                "credentials.yaml",
                "api-key.yaml",
                "password",
                "/etc/passwd",
                "/srv/secrets/token.yml",
                "C:\\secret\\pass word.yaml",
                "BUGCATCHER_LOKI_TOKEN"
            })
    void a_place_stays_wherever_it_stands_in_a_line(String source) {
        for (String line : List.of(
                source + ":5:1: unknown key 'x'",
                source + ": no such file",
                "c.yaml:1:10: include: " + source + ": no such file",
                "c.yaml:1:10: min_samples: 60 is more than window_size (50, from " + source + ":7:16)",
                "c.yaml:1:10: min_samples: 60 is more than window_size (50, from " + source + ")",
                "c.yaml:1:10: a second rule named 'a', first at " + source + ":2:3")) {
            assertThat(scrubbed(line, "c.yaml", source)).isEqualTo(line);
        }
    }

    @Test
    void a_secret_in_the_message_is_taken_out() {
        assertThat(scrubbed("secret.yaml:5:1: service.name: 'password=hunter2' is wrong", "secret.yaml"))
                .startsWith("secret.yaml:5:1: service.name: ")
                .doesNotContain("hunter2");
        assertThat(scrubbed("c.yaml:5:1: unknown key '" + TOKEN + "'", "c.yaml"))
                .isEqualTo("c.yaml:5:1: unknown key '[redacted]'");
    }

    @Test
    void a_secret_in_the_name_of_a_directory_is_taken_out_and_the_file_stays() {
        String file = "/srv/" + TOKEN + "/secret.yaml";

        assertThat(scrubbed(file + ":5:1: unknown key 'x'", file))
                .isEqualTo("/srv/[redacted]/secret.yaml:5:1: unknown key 'x'");
        assertThat(scrubbed("/srv/password=hunter2/c.yaml:5:1: x", "/srv/password=hunter2/c.yaml"))
                .endsWith("/c.yaml:5:1: x")
                .doesNotContain("hunter2");
    }

    @Test
    void a_name_of_a_file_that_is_a_part_of_something_else_is_no_place() {
        assertThat(scrubbed("c.yaml:1:1: 'password=c:1:1' x", "c", "c.yaml")).doesNotContain("=c:1:1");
        assertThat(scrubbed("c.yaml:1:1: '" + TOKEN + "' x", "c.yaml", "ghp_abc"))
                .doesNotContain("abcdefgh");
    }

    @Test
    void a_line_without_places_is_scrubbed_as_any_text() {
        assertThat(scrubbed("password=hunter2")).isEqualTo("password=[redacted]");
        assertThat(scrubbed("password=hunter2", "")).isEqualTo("password=[redacted]");
    }
}
