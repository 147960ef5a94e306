package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code validate} shows of the lines that mistakes are in. */
class ValidateTest {

    private static final String SECRET = "hunter2";

    @TempDir
    Path directory;

    private List<String> lines(Map<String, String> environment, String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("c.yaml"), yaml);
        return CommandRun.of(environment, "validate", file.toString())
                .out()
                .replace(directory + "/", "")
                .lines()
                .toList();
    }

    private List<String> lines(String yaml) throws IOException {
        return lines(Map.of(), yaml);
    }

    @Test
    void each_mistake_has_its_caret_and_those_of_patterns_stand_among_the_others() throws IOException {
        assertThat(lines(Map.of("PERFCATCHER_VARIANCE_THRESHOLD", "2O"), """
                rules:
                  - name: orders
                    match: "com.acme.Orders"
                  - match: **#*
                files:
                  max_age: 7
                """))
                .containsExactly(
                        "c.yaml:3:12: \"com.acme.Orders\" in rule 'orders': no '#' says which methods are meant (an"
                                + " unquoted ' #' starts a comment: put the pattern in quotes); did you mean"
                                + " \"com.acme.Orders#*\"?",
                        "    3 |     match: \"com.acme.Orders\"",
                        "      |            ^",
                        "c.yaml:4:12: a text cannot start with * here; put it in quotes",
                        "    4 |   - match: **#*",
                        "      |            ^",
                        "c.yaml:6:12: files.max_age: '7' is not a time, such as 500ms, 10s, 5m, 12h or 7d",
                        "    6 |   max_age: 7",
                        "      |            ^",
                        "PERFCATCHER_VARIANCE_THRESHOLD: '2O' is not a share, such as 0.2 or 20%",
                        "4 mistakes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: hunter2",
                "bugcatcher: {loki: {password: hunter2}}",
                "bugcatcher: {loki: {token: [a, hunter2]}, enabled: maybe}",
                "bugcatcher: {loki: {tokn: hunter2, batch_size: x}}",
                "bugcatcher:\n  loki:\n    \"pass word\": hunter2",
                "bugcatcher: {loki: {url: \"http://me:hunter2@loki:3100\"}}",
                "bugcatcher: {loki: {url: \"http://me:hunter2@x y\"}}",
                "bugcatcher: {loki: {url: \"http://loki:3100/?token=hunter2\"}}",
                "bugcatcher:\n  loki: {password: *hunter2}",
                "bugcatcher:\n  loki: {password: \"hunter2",
                "service: {name: \"password=hunter2\\n\"}",
                "perfcatcher: {window_size: \"token=hunter2\"}",
                "secret: hunter2: x"
            })
    void a_secret_is_never_shown(String yaml) throws IOException {
        assertThat(lines(yaml)).hasSizeGreaterThan(2).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void what_looks_like_a_secret_is_masked_and_the_caret_stays_under_its_place() throws IOException {
        String token = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789";

        assertThat(lines("service: {name: " + token + ", env: [x]}"))
                .containsExactly(
                        "c.yaml:1:64: service.env: must be a single value, not a list",
                        "    1 | service: {name: [redacted], env: [x]}",
                        "      |                                  ^",
                        "1 mistake");
        assertThat(lines("perfcatcher: {window_size: " + token + "}"))
                .startsWith(
                        "c.yaml:1:28: perfcatcher.window_size: '[redacted]' is not a whole number",
                        "    1 | perfcatcher: {window_size: [redacted]}",
                        "      |                            ^");
    }

    @Test
    void characters_that_take_no_place_or_two_do_not_move_the_caret() throws IOException {
        assertThat(lines("service: {name: \"\uD83D\uDE80\u200B\u00e9\", env: [x]}"))
                .containsSequence(
                        "c.yaml:1:29: service.env: must be a single value, not a list",
                        "    1 | service: {name: \"??\u00e9\", env: [x]}",
                        "      |                             ^");
    }

    @Test
    void of_a_long_line_the_part_around_the_caret_is_shown() throws IOException {
        List<String> lines =
                lines("service: {name: " + "x".repeat(300) + ", env: [x], version: " + "y".repeat(300) + "}");

        assertThat(lines.get(1))
                .hasSizeLessThan(130)
                .contains("env: [x]")
                .startsWith("    1 | ...xxx")
                .endsWith("yyy...");
        assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('[');
    }

    @Test
    void lines_end_as_in_windows_or_in_old_mac_os_too() throws IOException {
        for (String end : List.of("\r\n", "\r", "\n")) {
            assertThat(lines("service:" + end + "  name: shop" + end + "  match: **#*" + end + "files: {}" + end))
                    .contains("    3 |   match: ...")
                    .last()
                    .isEqualTo("1 mistake");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret.yaml", "token.yaml", "credentials.yaml", "api-key.yaml", "passwd"})
    void a_file_whose_name_looks_like_a_secrets_still_has_its_place(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "service: {name: a}\nx: 1\n");
        Path including = Files.writeString(directory.resolve("c.yaml"), "include: " + name + "\n");

        for (Path read : List.of(file, including)) {
            assertThat(CommandRun.of("validate", read.toString()).out()).startsWith(file + ":2:1: unknown key 'x'\n");
        }
    }

    @Test
    void all_that_is_wrong_with_a_rule_is_told_in_one_go() throws IOException {
        assertThat(lines("rules: [{exlude: x, match: [1, {a: 1}, \"zz\"]}]"))
                .filteredOn(line -> line.startsWith("c.yaml:"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("c.yaml:1:10: unknown key 'exlude'"),
                        line -> assertThat(line).startsWith("c.yaml:1:29: \"1\" in rule 'rules[0]': no '#'"),
                        line -> assertThat(line).startsWith("c.yaml:1:32: rules[0].match[1]: must be a single value"),
                        line -> assertThat(line).startsWith("c.yaml:1:40: \"zz\" in rule 'rules[0]': no '#'"));
    }

    @Test
    void a_character_that_is_not_allowed_is_shown() throws IOException {
        assertThat(lines("service:\n  name: a\u0007b\n"))
                .containsExactly(
                        "c.yaml:2:10: the character U+0007 is not allowed in YAML; take it out",
                        "    2 |   name: a?b",
                        "      |          ^",
                        "1 mistake");
    }

    @Test
    void a_profile_shows_its_own_line() throws IOException {
        Files.writeString(directory.resolve("p.yaml"), "# mine\nfiles: {max_age: 7}\n");

        assertThat(lines("include: p.yaml"))
                .containsExactly(
                        "p.yaml:2:18: files.max_age: '7' is not a time, such as 500ms, 10s, 5m, 12h or 7d",
                        "    2 | files: {max_age: 7}",
                        "      |                  ^",
                        "1 mistake");
    }

    @Test
    void that_nothing_will_be_sent_is_said() throws IOException {
        assertThat(lines("bugcatcher: {loki: {url: https://logs.grafana.net}}\nrules: [{match: \"com.acme.**#*\"}]"))
                .containsExactly(
                        "c.yaml: note: bugcatcher.loki.url is outside of your own network and receives nothing without"
                                + " reporting.external: true; events stay in the journal",
                        "c.yaml: fine, 1 rule");
    }

    @Test
    void that_a_constructor_is_only_timed_is_no_mistake_and_is_said() throws IOException {
        assertThat(lines("rules: [{match: \"com.acme.Orders#<init>\"}]"))
                .containsExactly(
                        "c.yaml:1:17: note: a constructor is only timed, since the JVM does not let an exception that"
                                + " leaves one be caught",
                        "c.yaml: fine, 1 rule");
    }
}
