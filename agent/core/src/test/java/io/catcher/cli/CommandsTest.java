package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.catcher.event.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    Path directory;

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Commands.run(args, new PrintStream(out, true), new PrintStream(err, true), environment);
        return new Outcome(code, text(out), text(err));
    }

    private static Outcome run(String... args) {
        return run(Map.of(), args);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("c.yaml"), yaml).toString();
    }

    @Test
    void a_good_file_is_fine() throws IOException {
        String file = file("rules: [{match: \"com.acme.**#*\"}]");

        assertThat(run("validate", file)).isEqualTo(new Outcome(0, file + ": fine, 1 rule\n", ""));
    }

    @Test
    void a_file_without_rules_is_fine_and_says_what_that_means() throws IOException {
        String file = file("");

        String what = "it has no rules, so no method is watched and only uncaught exceptions are told;"
                + " java -jar catcher-agent.jar init APP.jar proposes some";

        assertThat(run("validate", file)).isEqualTo(new Outcome(0, file + ": fine, but " + what + "\n", ""));
        assertThat(Json.read(run("validate", "--json", file).out()))
                .containsEntry("nothing_watched", true)
                .containsEntry("notes", List.of(file + ": " + what));
    }

    @Test
    void every_mistake_is_told_with_its_line_and_a_caret() throws IOException {
        String file = file("rulez: []\nfiles: {max_age: 7}");

        assertThat(run(Map.of("BUGCATCHER_ENABLED", "maybe"), "validate", file))
                .isEqualTo(new Outcome(1, """
                        %1$s:1:1: unknown key 'rulez'; did you mean 'rules'?
                            1 | rulez: ...
                              | ^
                        %1$s:2:18: files.max_age: '7' is not a time, such as 500ms, 10s, 5m, 12h or 7d
                            2 | files: {max_age: 7}
                              |                  ^
                        BUGCATCHER_ENABLED: 'maybe' is neither true nor false
                        3 mistakes
                        """.formatted(file), ""));
    }

    @Test
    void a_script_reads_the_mistakes_as_json() throws IOException {
        String file = file("rulez: []");

        Outcome outcome = run("validate", "--json", file);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(Json.read(outcome.out()))
                .isEqualTo(Map.of(
                        "file",
                        file,
                        "valid",
                        false,
                        "rules",
                        0L,
                        "nothing_watched",
                        true,
                        "notes",
                        List.of(),
                        "mistakes",
                        List.of(Map.of(
                                "source",
                                file,
                                "line",
                                1L,
                                "column",
                                1L,
                                "what",
                                "unknown key 'rulez'",
                                "did_you_mean",
                                "rules"))));
    }

    @Test
    void a_missing_file_is_something_wrong_and_not_wrong_usage() {
        assertThat(run("validate", "nowhere.yaml"))
                .isEqualTo(new Outcome(1, "nowhere.yaml: no such file\n1 mistake\n", ""));
    }

    @Test
    void the_version_is_that_of_the_build() throws IOException {
        Outcome outcome = run("version");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).matches("catcher [0-9]+\\.[0-9]+\\.[0-9]+\\S* on Java \\S+\n");
        assertThat(Json.read(run("version", "--json").out())).containsKeys("version", "java");
    }

    @Test
    void a_wrong_command_is_answered_with_the_right_one() {
        Outcome outcome = run("validat", "x");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("'validat'").contains("validate");
    }

    @Test
    void redact_shows_place_and_rule_and_never_a_value() throws IOException {
        Path text = Files.writeString(
                Files.createTempFile("catcher", ".txt"), "ok\npassword=hunter22x of bob@example.com\nid=1\n");

        assertThat(run("redact", text.toString()).out())
                .contains("2:10: key:password: password=[redacted]", "2:23: email:  of [redacted]", "2 places")
                .doesNotContain("hunter", "bob");
        assertThat(run("redact", "--lines", text.toString()).out())
                .isEqualTo("ok\npassword=[redacted] of [redacted]\nid=1\n");
        assertThat(run("redact", "--lines", text + ".not").code()).isEqualTo(1);
        assertThat(run("redact", "--lines", text + ".not").err()).contains("there is no file");
        assertThat(run("redact", "--lines", "--keys").code()).isEqualTo(2);
    }

    @Test
    void redact_judges_names() throws IOException {
        Path names = Files.writeString(Files.createTempFile("catcher", ".txt"), "dbPassword\nsortKey\n");

        assertThat(run("redact", "--keys", names.toString()).out()).isEqualTo("dbPassword\tredacted\nsortKey\tkept\n");
    }

    @Test
    void wrong_usage_shows_the_usage() {
        assertThat(run())
                .matches(o ->
                        o.code() == 2 && o.err().contains("Usage: ") && o.err().contains("validate"));
        assertThat(run("validate")).matches(o -> o.code() == 2 && o.err().contains("FILE"));
        assertThat(run("version", "--xml"))
                .matches(o -> o.code() == 2 && o.err().contains("--xml"));
    }

    @Test
    void help_is_no_mistake() {
        assertThat(run("--help")).matches(o -> o.code() == 0 && o.out().contains("Exit code"));
        assertThat(run("validate", "--help"))
                .matches(o -> o.code() == 0 && o.out().contains("FILE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init --json nope.jar",
                "explain nope.yaml --json --jar nope.jar",
                "replay --json nope",
                "attach --json 4194304"
            })
    void a_script_that_asks_for_json_gets_an_object_where_there_is_no_result_too(String command) {
        Ran ran = Ran.command((Object[]) command.split(" ", -1));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(JsonParser.parseString(ran.out())
                        .getAsJsonObject()
                        .get("error")
                        .getAsString())
                .isNotBlank();
        assertThat(ran.err()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doctor --offline FILE",
                "explain FILE --jar nope.jar",
                "redact --config FILE nope",
                "validate FILE"
            })
    void no_command_repeats_a_secret_that_stands_in_the_wrong_place(String command) throws IOException {
        Path file = Files.writeString(
                directory.resolve("secret.yaml"),
                "files: {dir: catcher}\nperfcatcher: {mode: glc_s3cr3tS3cr3tS3cr3tS3cr3t}\n");

        Ran ran =
                Ran.command((Object[]) command.replace("FILE", file.toString()).split(" ", -1));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains("secret.yaml:2:21").doesNotContain("s3cr3t");
    }
}
