package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Json;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrintFingerprintsTest {

    private static final String TRACE = """
            java.lang.IllegalStateException: no order 7
            \tat com.acme.Orders.place(Orders.java:63)
            \tat de.partner.Gate.in(Gate.java:5)
            """;

    private static final String LINE =
            "{\"type\":\"java.lang.IllegalStateException\",\"message\":\"no order 9\",\"frames\":[\"com.acme.Orders.place\",\"de.partner.Gate.in\"]}";

    @TempDir
    Path directory;

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment =
                Map.of("CATCHER_CONFIG", directory.resolve("c.yaml").toString());
        int code = Commands.run(args, new PrintStream(out, true), new PrintStream(err, true), environment);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("traces.txt"), text).toString();
    }

    @Test
    void one_line_for_each_trace() throws IOException {
        Outcome outcome = run("fingerprint", file(TRACE + "\n\n" + TRACE.replace("IllegalState", "IllegalArgument")));

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines().toList())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("[0-9a-f]{16}"));
    }

    @Test
    void a_line_of_json_is_the_same_failure_as_its_printed_trace() throws IOException {
        String pasted = run("fingerprint", file(TRACE)).out();

        assertThat(run("fingerprint", file(LINE + "\n\n" + LINE)).out()).isEqualTo(pasted + pasted);
        assertThat(run("fingerprint", file("{\"schema\":1,\"exception\":" + LINE + "}"))
                        .out())
                .isEqualTo(pasted);
    }

    @Test
    void a_packed_file_is_unpacked() throws IOException {
        Path packed = directory.resolve("traces.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(LINE.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run("fingerprint", packed.toString())).isEqualTo(run("fingerprint", file(TRACE)));
    }

    /** What a shell makes of {@code <(command)}. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no pipes in the file system")
    void a_pipe_is_read_as_a_stream() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            try (OutputStream out = new FileOutputStream(pipe.toFile())) {
                out.write(TRACE.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(run("fingerprint", pipe.toString())).isEqualTo(run("fingerprint", file(TRACE)));
        assertThat(written).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void what_is_ours_is_said_by_the_configuration_or_by_hand() throws IOException {
        String guessed = run("fingerprint", file(TRACE)).out();
        String byHand =
                run("fingerprint", "--app", "com.acme,com.other", file(TRACE)).out();
        Files.writeString(directory.resolve("c.yaml"), "service: {app_packages: [com.acme]}");

        assertThat(run("fingerprint", file(TRACE)).out()).isEqualTo(byHand).isNotEqualTo(guessed);
    }

    @Test
    void an_event_that_says_no_frames_is_known_by_what_it_carries() throws IOException {
        String brief = "{\"schema\":1,\"exception\":{\"type\":\"java.lang.IllegalStateException\"},"
                + "\"fingerprint\":\"d69f2977f43596eb\"}";

        assertThat(run("fingerprint", file(brief)).out()).isEqualTo("d69f2977f43596eb" + System.lineSeparator());
    }

    @Test
    void it_explains_itself() throws IOException {
        assertThat(run("fingerprint", "--explain", "--app", "com.acme", file(TRACE))
                        .out()
                        .lines()
                        .skip(1))
                .containsExactly("    java.lang.IllegalStateException", "    at com.acme.Orders.place");
        assertThat(Json.read(run("fingerprint", "--json", file(TRACE)).out()))
                .containsEntry("type", "java.lang.IllegalStateException")
                .containsEntry(
                        "made_of",
                        List.of(
                                "java.lang.IllegalStateException",
                                "at com.acme.Orders.place",
                                "at de.partner.Gate.in"));
    }

    @Test
    void bad_input_is_one_clear_line() throws IOException {
        String prose = file("Dear all,\nit fails.\n");
        assertThat(run("fingerprint", prose))
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "catcher: " + prose
                                + ": no stack trace in it; one starts with 'com.acme.SomeException: message', and each of"
                                + " its frames with 'at'\n"));
        assertThat(run("fingerprint", file("")).code()).isEqualTo(1);
        assertThat(run("fingerprint", "nowhere.txt"))
                .isEqualTo(new Outcome(1, "", "catcher: nowhere.txt: no such file\n"));
        assertThat(run("fingerprint", directory.toString()).err()).endsWith(": is a directory, not a file\n");
        assertThat(run("fingerprint", "a", "b").code()).isEqualTo(2);
    }

    @Test
    void a_bad_line_of_json_is_named_and_the_others_are_told() throws IOException {
        String file = file(LINE + "\n{\"type\": \n{\"message\":\"x\"}\n" + LINE + "\n");

        Outcome outcome = run("fingerprint", file);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out().lines()).hasSize(2);
        assertThat(outcome.err())
                .isEqualTo("catcher: " + file + ":2: is not one JSON object\ncatcher: " + file
                        + ":3: has no 'type', the exception's class\n");
    }
}
