package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path directory;

    private void write(String file, String... lines) throws IOException {
        Files.writeString(
                directory.resolve(file), String.join("", lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private CommandRun tail(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "tail";
        args[1] = directory.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return CommandRun.of(args);
    }

    @Test
    void an_event_is_a_readable_block() throws IOException {
        write("bugcatcher.log", JournalLines.failure(1, NOON, "Orders.place", "no stock"));

        assertThat(tail()).isEqualTo(new CommandRun(0, """
                2026-01-31T12:00:00Z ERROR   exception Orders.place
                    java.lang.IllegalStateException: no stock
                    method      void com.acme.Orders.place(int)
                    args        quantity=3
                    fingerprint f1
                """, ""));
    }

    @Test
    void a_failure_says_its_line_its_request_its_end_and_what_to_do() throws IOException {
        write("bugcatcher.log", """
                {"ts":"2026-01-31T12:00:00Z","kind":"exception","severity":"error","hint":"Check the order first.",\
                "exception":{"type":"T","frames":["com.acme.Orders.place(Orders.java:63)","b"]},"outcome":"swallowed",\
                "request":{"entry":"OrdersController.place"}}
                """);

        assertThat(tail().out())
                .contains("\n    at          com.acme.Orders.place(Orders.java:63)\n")
                .contains("\n    request     OrdersController.place, swallowed\n")
                .contains("\n    hint        Check the order first.\n");
    }

    @Test
    void one_that_only_came_in_is_shown_as_that() throws IOException {
        write("bugcatcher.log", """
                {"ts":"2026-01-31T12:00:00Z","kind":"exception","severity":"warning","phase":"IN",\
                "exception":{"type":"T"},"request":{"entry":"OrdersController.place"}}
                {"ts":"2026-01-31T12:00:01Z","kind":"exception","severity":"error","phase":"OUT","outcome":"left",\
                "exception":{"type":"T"},"request":{"entry":"OrdersController.pay"}}
                """);

        assertThat(tail().out())
                .contains("\n    request     OrdersController.place, came in (phase IN)\n")
                .contains("\n    request     OrdersController.pay, left\n");
    }

    @Test
    void the_root_cause_is_shown_below_what_wraps_it() throws IOException {
        write("bugcatcher.log", """
                {"ts":"2026-01-31T12:00:00Z","kind":"exception","severity":"error","thread":"main","exception":{"type":"T",\
                "message":"not placed","causes":[{"type":"B","message":"between"},{"type":"Root","message":"no stock"}]}}
                {"ts":"2026-01-31T12:00:01Z","kind":"exception","severity":"error","exception":{"type":"T",\
                "message":"not paid","causes":[{"type":"Silent"}]}}
                {"ts":"2026-01-31T12:00:02Z","kind":"exception","severity":"error","exception":{"type":"T",\
                "message":"not sent","causes":[]}}
                """);

        assertThat(tail().out())
                .contains("\n    T: not placed\n    cause       Root: no stock\n")
                .contains("\n    T: not paid\n    cause       Silent\n")
                .endsWith("\n    T: not sent\n")
                .doesNotContain("between", "thread");
    }

    @Test
    void a_slow_call_says_its_thread() throws IOException {
        write("bugcatcher.log", """
                {"ts":"2026-01-31T12:00:00Z","kind":"spike","severity":"warning","tool_name":"Orders.place",\
                "thread":"worker-7","still_running":true}
                """);

        assertThat(tail().out()).contains("\n    thread      worker-7\n");
    }

    @Test
    void what_is_no_failure_has_ids_and_no_fingerprint() throws IOException {
        write("bugcatcher.log", """
                {"ts":"2026-01-31T12:00:00Z","kind":"request","severity":"info","tool_name":"Orders.place",\
                "workflow_id":"w1","request_id":"r1"}
                """);

        assertThat(tail().out())
                .endsWith("\n    ids         workflow_id w1  request_id r1\n")
                .doesNotContain("fingerprint");
    }

    @Test
    void of_a_slow_call_three_digits_are_shown() throws IOException {
        write("bugcatcher.log", """
                {"ts":"2026-01-31T12:00:00Z","kind":"spike","severity":"warning","current_time_ms":2.4258333333333334E-4,\
                "mean_time_ms":1234.5678,"ratio":2.0}
                """);

        assertThat(tail().out()).contains("\n    current time ms 0.000243  mean time ms 1235  ratio 2.0");
    }

    @Test
    void a_slow_down_says_when_it_began_and_the_whole_reason() throws IOException {
        String why = "9 of 10 samples in java.net.Socket.read, called by " + "org.driver.Wire.".repeat(20)
                + ", for com.acme.Orders.place(Orders.java:63)";
        write("bugcatcher.log", """
                {"ts":"2026-01-31T12:00:09.5Z","kind":"shift","severity":"warning","tool_name":"Orders.place",\
                "onset":"2026-01-31T12:00:00.250123Z","calls_affected":131,"why":"%s"}
                """.formatted(why));

        assertThat(tail().out())
                .contains("\n    began       2026-01-31T12:00:00.250Z, 9 s before, calls affected 131\n")
                .contains("\n    why         " + why + "\n");
    }

    @Test
    void a_slow_down_of_all_methods_says_why_and_which() throws IOException {
        write("bugcatcher.log", """
                {"ts":"2026-02-01T10:00:00Z","kind":"shift","severity":"warning","ratio":2.5,\
                "methods":{"compared":12,"alike":11,"examples":["Orders.place"]},"why":"11 of 12 methods became slower at once"}
                """);

        assertThat(tail().out())
                .contains("ratio 2.5")
                .contains("why         11 of 12 methods became slower at once")
                .contains("methods     {\"compared\":12,\"alike\":11,\"examples\":[\"Orders.place\"]}");
    }

    @Test
    void what_could_drive_a_terminal_is_shown_and_not_sent() throws IOException {
        write(
                "bugcatcher.log",
                JournalLines.failure(1, NOON, "Orders.place", "\u001b[2J\u009b1A\r\nfake line\u202e\u0007"));

        assertThat(tail().out())
                .contains("\\u001b[2J\\u009b1A\\u000d\\nfake line\\u202e\\u0007")
                .doesNotContainPattern("[\\p{Cntrl}&&[^\n]]")
                .hasLineCount(5);
    }

    @Test
    void journals_are_one_by_time_and_the_last_ones_are_shown() throws IOException {
        write("bugcatcher.000001.log", JournalLines.failure(1, NOON, "A.a", "1"));
        write("bugcatcher.log", JournalLines.failure(3, NOON.plusSeconds(2), "A.a", "3"));
        write("bugcatcher-77.log", JournalLines.failure(2, NOON.plusSeconds(1), "A.a", "2"));

        assertThat(tail("--json").out().lines().map(line -> line.replaceAll(".*\"seq\":(\\d).*", "$1")))
                .containsExactly("1", "2", "3");
        assertThat(tail("--json", "-n", "2").out().lines()).hasSize(2);
    }

    @Test
    void raw_lines_are_those_of_the_journal() throws IOException {
        String line = JournalLines.failure(1, NOON, "Orders.place", "no stock");
        write("bugcatcher.log", line);

        assertThat(tail("--json").out()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "--kind, exception, 3",
        "--kind, spike, 0",
        "--method, Orders.*, 2",
        "--method, *Carts.add(int), 1",
        "--method, Orders, 0",
        "--fingerprint, f2, 1",
        "--severity, error, 3",
        "--severity, fatal, 0",
        "--since, 2026-01-31T12:00:01Z, 2",
        "--since, 10m, 0",
    })
    void filters_keep_what_was_asked_for(String option, String value, int events) throws IOException {
        write(
                "bugcatcher.log",
                JournalLines.failure(1, NOON, "Orders.place", "1"),
                JournalLines.failure(2, NOON.plusSeconds(1), "Orders.pay", "2"),
                JournalLines.failure(3, NOON.plusSeconds(2), "Carts.add", "3"));

        CommandRun run = tail("--json", option, value);

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(events);
    }

    @Test
    void torn_lines_are_counted_and_said() throws IOException {
        write("bugcatcher.log", JournalLines.failure(1, NOON, "A.a", "1"), "{\"seq\":2,\"to\n", "{\"half");

        CommandRun run = tail("--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).startsWith("catcher: tail: 1 line is no whole event");
    }

    @Test
    void a_place_without_a_journal_is_named() throws IOException {
        assertThat(tail().err()).contains("there is no journal", directory.toString(), "catcher/");
        assertThat(tail().code()).isEqualTo(1);
        Path file = Files.writeString(directory.resolve("a.log"), "");
        assertThat(CommandRun.of("tail", file.toString()).err()).contains("is a file, not the directory");
    }

    @Test
    void the_configured_directory_is_the_usual_one() throws IOException {
        write("bugcatcher.log", JournalLines.failure(1, NOON, "A.a", "1"));
        Path yaml = Files.writeString(directory.resolve("c.yaml"), "files: {dir: \"" + directory + "\"}");

        assertThat(CommandRun.of(Map.of("CATCHER_CONFIG", yaml.toString()), "tail", "--json")
                        .out()
                        .lines())
                .hasSize(1);
    }

    @Test
    void wrong_words_are_wrong_usage_with_the_right_one() {
        assertThat(tail("--kind", "exeption").code()).isEqualTo(2);
        assertThat(tail("--kind", "exeption").err())
                .startsWith("there is no kind 'exeption'; did you mean 'exception'?");
        assertThat(tail("--since", "yesterday").err()).startsWith("--since 'yesterday' is neither a time ago");
        assertThat(tail("-n", "-1").code()).isEqualTo(2);
    }

    @Test
    void following_waits_for_the_directory_and_goes_on_over_a_rotation() throws Exception {
        Path later = directory.resolve("later");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thread following = new Thread(() -> Commands.run(
                new String[] {"tail", later.toString(), "--json", "--follow"},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream()),
                Map.of()));
        following.start();
        try {
            Files.createDirectory(later);
            Path active = later.resolve("bugcatcher.log");
            Files.writeString(active, JournalLines.failure(1, NOON, "A.a", "1"));
            shows(out, List.of("1"));
            Files.writeString(active, JournalLines.failure(2, NOON, "A.a", "2"), StandardOpenOption.APPEND);
            Files.move(active, later.resolve("bugcatcher.000001.log"));
            Files.writeString(active, JournalLines.failure(3, NOON, "A.a", "3"));
            Files.writeString(later.resolve("bugcatcher-9.log"), JournalLines.failure(4, NOON, "A.a", "4"));
            shows(out, List.of("1", "2", "3", "4"));
        } finally {
            following.interrupt();
            following.join();
        }
    }

    private static void shows(ByteArrayOutputStream out, List<String> numbers) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(out.toString(StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceAll(".*\"seq\":(\\d).*", "$1")))
                .containsExactlyInAnyOrderElementsOf(numbers));
    }
}
