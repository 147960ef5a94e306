package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.catcher.event.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tickets, chats, containers and log stores make of a trace: its fingerprint stays. */
class DisguisedTracesTest {

    private static final String TRACE = """
            com.acme.OrderException: order 7 failed
            \tat com.acme.Orders.place(Orders.java:63)
            \tat java.base/java.lang.Thread.run(Thread.java:833)
            Caused by: java.sql.SQLException: ORA-00001: unique constraint (SHOP.ORDERS_PK) violated
            \tat oracle.jdbc.driver.T4CTTIoer11.processError(T4CTTIoer11.java:494)
            \tat com.acme.Customers.save(Customers.java:88)
            \t... 1 more
            """;

    @TempDir
    Path directory;

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("trace.txt"), text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Commands.run(
                new String[] {"fingerprint", file.toString()},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("CATCHER_CONFIG", directory.resolve("c.yaml").toString()));
        return new Outcome(
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).replace(file.toString(), "FILE"));
    }

    private static String each(String text, UnaryOperator<String> change) {
        return text.lines().map(change).collect(Collectors.joining("\n")) + "\n";
    }

    private static String json(Object tree) {
        return Json.write(tree) + "\n";
    }

    private static Named<UnaryOperator<String>> as(String name, UnaryOperator<String> disguise) {
        return named(name, disguise);
    }

    static Stream<Named<UnaryOperator<String>>> disguises() {
        return Stream.of(
                as("Jira's code", text -> "{code:java}\n" + text + "{code}\n"),
                as("Jira's noformat", text -> "{noformat}\n" + text + "{noformat}\n"),
                as("Jira's panel", text -> "{panel}\n" + text + "{panel}\n"),
                as("no-break spaces", text -> text.replace("\t", "\u00a0\u00a0\u00a0\u00a0")),
                as("em spaces", text -> text.replace("\t", "\u2003")),
                as("HTML", text -> "<p>" + text.replace("\n", "<br>").replace("\t", "&nbsp; &emsp;") + "</p>"),
                as("HTML over lines", text -> "<pre>" + each(text, line -> line + "<br/>") + "</pre>"),
                as(
                        "rsyslog",
                        text -> "Nov 21 06:26:58 host java[47]: "
                                + text.replace("\n", "#012").replace("\t", "#011")),
                as("escaped twice", text -> json(Json.write(Map.of("stack_trace", text)))
                        .replace("\\\\", "\\\\\\\\")),
                as("JSON in a JSON string", text -> json(Map.of("log", Json.write(Map.of("stack_trace", text))))),
                as(
                        "JSON behind a prefix",
                        text -> "2026-11-21T06:26:58Z stdout F "
                                + json(Map.of("log", json(Map.of("message", "failed", "stack_trace", text))))),
                as(
                        "a record for each line",
                        text -> each(text, line -> Json.write(Map.of("log", line + "\n", "stream", "stdout")))),
                as(
                        "JSON array of lines",
                        text -> json(Map.of("stack", text.lines().toList()))),
                as("colours", text -> each(text, line -> "\u001b[1;31m" + line + "\u001b[0m")),
                as("colours without ESC", text -> each(text, line -> "[31m" + line + "[0m")),
                as("colours in JSON", text -> json(Map.of("log", "\u001b[31m" + text + "\u001b[0m"))),
                as("one line", text -> text.replaceAll("\\s*\n\\s*", " ")),
                as("grep -C", text -> numbered(text, "app.log-%d-")),
                as("grep -n", text -> numbered(text, "%d:")),
                as("py4j", text -> "py4j.protocol.Py4JJavaError: An error occurred while calling o44.load.\n: " + text),
                as("a spreadsheet", text -> "'" + text),
                as("wrapped mail", text -> text.replace("at com.acme.Orders", "at\ncom.acme.Orders")
                        .replace("unique constraint", "unique\nconstraint")),
                as("quoted-printable", text -> text.replace("\t", "=09")
                        .replace("SHOP.ORDERS_PK) violated", "SHOP.ORDE=\nRS_PK) violated")
                        .replace("processError", "processE=\nrror")));
    }

    private static String numbered(String text, String format) {
        AtomicInteger number = new AtomicInteger(98);
        return each(text, line -> String.format(format, number.incrementAndGet()) + line);
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void the_fingerprint_is_that_of_the_plain_trace(UnaryOperator<String> disguise) throws IOException {
        assertThat(run(disguise.apply(TRACE))).isEqualTo(run(TRACE));
    }

    private static Map<String, Object> frame(String type, String method, String file, int line) {
        return Map.of(type, "com.acme.Orders", method, "place", file, "Orders.java", line > 0 ? "line" : "lineno", 63);
    }

    static Stream<Map<String, Object>> frames_as_objects() {
        String type = "com.acme.OrderException";
        List<?> log4j = List.of(frame("class", "method", "file", 1));
        List<?> logback = List.of(frame("className", "methodName", "fileName", 1));
        Map<String, ?> main =
                Map.of("module", "com.acme.Main", "function", "main", "filename", "Main.java", "lineno", 5);
        List<?> sentry = List.of(main, frame("module", "function", "filename", 0));
        return Stream.of(
                Map.of("thrown", Map.of("name", type, "message", "x", "extendedStackTrace", log4j)),
                Map.of("exception", Map.of("exceptionType", type, "message", "x", "frames", log4j)),
                Map.of("throwable", Map.of("className", type, "message", "x", "stepArray", logback)),
                Map.of(
                        "values",
                        List.of(Map.of(
                                "type",
                                "OrderException",
                                "module",
                                "com.acme",
                                "value",
                                "x",
                                "stacktrace",
                                Map.of("frames", sentry)))));
    }

    @ParameterizedTest
    @MethodSource("frames_as_objects")
    void frames_may_be_objects(Map<String, Object> record) throws IOException {
        String main = record.containsKey("values") ? "\tat com.acme.Main.main(Main.java:5)\n" : "";
        Outcome plain = run("com.acme.OrderException: x\n\tat com.acme.Orders.place(Orders.java:63)\n" + main);

        assertThat(run(json(record))).isEqualTo(plain);
        assertThat(run("2026-11-21 app " + json(record))).isEqualTo(plain);
    }

    @Test
    void a_suppressed_one_is_passed_over_where_all_indentation_is_lost() throws IOException {
        String suppressed = """
            \tSuppressed: java.io.IOException: could not close
            \t\tat com.acme.Tx.close(Tx.java:12)
            Caused by: java.sql""";
        String text = TRACE.replace("Caused by: java.sql", suppressed);

        assertThat(run(text.replace("\t", ""))).isEqualTo(run(TRACE));
    }

    @Test
    void what_xml_parsers_print_after_their_type_is_the_message() throws IOException {
        String sax = """
            org.xml.sax.SAXParseException; lineNumber: 1; columnNumber: 9; no <b>
            \tat com.acme.Import.read(Import.java:30)
            """;
        String cause = "java.lang.RuntimeException: x\n\tat com.acme.Job.go(Job.java:1)\nCaused by: ";

        assertThat(run(sax)).isEqualTo(run(sax.replaceFirst(";.*", "")));
        assertThat(run(cause + sax)).isEqualTo(run(cause + sax.replaceFirst(";.*", "")));
        assertThat(run("It failed with java.io.IOException; retrying.\n").out()).isEmpty();
    }

    @Test
    void a_code_at_the_end_of_a_message_counts() throws IOException {
        String h2 = """
            org.h2.jdbc.JdbcSQLSyntaxErrorException: Column "X" not found [42122-224]
            \tat com.acme.Job.go(Job.java:1)
            """;

        assertThat(run(h2))
                .isEqualTo(run(h2.replace("224]", "224]; SQL statement:")))
                .isNotEqualTo(run(h2.replace("42122", "90008")));
    }

    @Test
    void a_failure_that_prints_its_cause_twice_is_one() throws IOException {
        String cause =
                "javax.xml.transform.TransformerException: step expected\n\tat com.acme.Parser.parse(Parser.java:9)\n";
        String whole = "com.acme.PathException: no path\n\tat com.acme.Paths.of(Paths.java:3)\nCaused by: " + cause;
        String composed = """
              ComposedException 1 :
            \tjava.io.IOException: y
            \t\tat com.acme.B.b(B.java:1)
            \tCaused by: java.lang.Error
            \t\tat com.acme.C.c(C.java:1)
            """;

        assertThat(run(whole + "---------\n" + cause)).isEqualTo(run(whole));
        assertThat(run(cause + "--------------- linked to ------------------\n" + whole))
                .isEqualTo(run(whole));
        assertThat(run(cause + composed + composed.replace("1 :", "2 :"))).isEqualTo(run(cause));
        assertThat(run(whole + "---------\n" + cause.replace("step", "other"))
                        .out()
                        .lines())
                .hasSize(2);
    }

    @Test
    void each_of_several_without_a_stack_is_told() throws IOException {
        String first = "java.io.IOException: y\n";
        String second = "java.lang.IllegalStateException: x\n";
        String line = "2026-11-21 06:00:00 ERROR failed\n";

        assertThat(run(line + first + line + second + line).out())
                .isEqualTo(run(first).out() + run(second).out());
        assertThat(run(line + first + line + second)).isEqualTo(run(line + first + line + second + line));
    }

    @Test
    void frames_that_cannot_be_read_are_told_instead_of_a_fingerprint_of_less() throws IOException {
        assertThat(run(each(TRACE, line -> line.replace("\tat ", "\tbei "))
                        .lines()
                        .limit(3)
                        .collect(Collectors.joining("\n"))))
                .isEqualTo(new Outcome(
                        1, "", "catcher: FILE:2: frames not recognised: bei com.acme.Orders.place(Orders.java:63)\n"));
        assertThat(run("java.lang.Error: x\n   at com.acme.Orders.place:63\n"))
                .isEqualTo(new Outcome(1, "", "catcher: FILE:2: frames not recognised: at com.acme.Orders.place:63\n"));
        assertThat(run(TRACE + "\nand\njava.lang.Error: x\n~ com.acme.A.b(A.java:3)\n"))
                .isEqualTo(new Outcome(
                        1, run(TRACE).out(), "catcher: FILE:11: frames not recognised: ~ com.acme.A.b(A.java:3)\n"));
    }

    @Test
    void a_place_in_a_message_or_in_a_log_is_no_frame() throws IOException {
        Outcome plain = run(TRACE);

        assertThat(run(TRACE.replace("order 7 failed", "failed in com.acme.Foo.bar(Foo.java:3)")))
                .isEqualTo(plain);
        assertThat(run(TRACE + "2026-11-21 INFO done in com.acme.Foo.bar(Foo.java:12)\n"))
                .isEqualTo(plain);
        assertThat(run(TRACE.replace("order 7 failed", "{\"trace\":\"a.B\\n\\tat a.B.c(B.java:1)\\n\"}")))
                .isEqualTo(plain);
    }

    @Test
    void prose_that_names_exceptions_holds_no_trace() throws IOException {
        assertThat(List.of(
                        run("We saw java.lang.Error at com.acme.Foo.bar(Foo.java:3) yesterday.\n"),
                        run("com.acme.Foo.bar(Foo.java:3) fails with an IOException, see {code}.\n"),
                        run("{code}\nnothing\n{code}\n")))
                .allMatch(outcome -> outcome.out().isEmpty()
                        && outcome.code() == 1
                        && outcome.err().startsWith("catcher: FILE: no stack trace in it; "));
    }
}
