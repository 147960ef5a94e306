package io.catcher.bugcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.fingerprint.Fingerprint;
import io.catcher.bugcatcher.thrown.ThrownRenderer;
import io.catcher.cli.trace.TraceText;
import io.catcher.event.part.Thrown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.rmi.RemoteException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** What is pasted from a ticket has the fingerprint of its event. */
class PastedTraceTest {

    private static final List<Fingerprint> BOTH =
            List.of(Fingerprint.forPackages(List.of("io.catcher.bugcatcher")), Fingerprint.forPackages(List.of()));

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void assertSame(Throwable thrown, String pasted) {
        List<Thrown> read = TraceText.read(pasted);
        assertThat(read).as(pasted).hasSize(1);
        for (Fingerprint fingerprint : BOTH) {
            assertThat(fingerprint.parts(read.get(0)))
                    .as(pasted)
                    .isEqualTo(fingerprint.parts(ThrownRenderer.render(thrown)));
        }
    }

    static Stream<Named<Throwable>> failures() {
        return Stream.of(
                Named.of("plain", caught(() -> Integer.parseInt("x"))),
                Named.of(
                        "caused", caught(() -> wraps(() -> wraps(() -> List.of().get(3))))),
                Named.of("of the root's type alone", new IllegalStateException()),
                Named.of("recursive", caught(() -> down(2_000))),
                Named.of("overflow", caught(() -> down(Integer.MAX_VALUE))),
                Named.of("of another thread", ofAnotherThread()),
                Named.of("suppressed with a cause", withSuppressed()),
                Named.of("circular", circular()),
                Named.of(
                        "message of many lines",
                        new IllegalStateException("first\n  second: x\n at [Source: (String)\"\"]")),
                Named.of("with its cause in its message", new RemoteException("remote", new IOException("disk"))),
                Named.of("with its cause below its message", new SAXException("sax", new IOException("disk"))),
                Named.of("with a caused cause in its message", new SAXException("sax", withCause())),
                Named.of("status", new ServiceException("404 Not Found from GET http://stock")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void as_the_jvm_prints_it(Throwable thrown) {
        assertSame(thrown, printed(thrown));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void as_tickets_and_logs_mangle_it(Throwable thrown) {
        String trace = printed(thrown);
        assertSame(thrown, trace.replace("\n", "\r\n"));
        assertSame(thrown, "Exception in thread \"main\" " + trace);
        assertSame(thrown, "2026-11-21 07:52:44,123 ERROR [exec-9] c.a.Orders - order 7 failed\n" + trace);
        assertSame(thrown, eachLine(trace, line -> "web_1  | 2026-11-21T07:52:44Z " + line));
        assertSame(thrown, eachLine(trace, line -> "> " + line.replace("\t", "        ")));
        assertSame(thrown, eachLine(trace, line -> line.contains("\tat ") ? line + " ~[shop.jar!/:1.2]" : line));
        assertSame(thrown, "\n\nHello,\nthis is what I see:\n\n" + trace + "\nKind regards, Ann: see above\n");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void as_a_json_log_escapes_it(Throwable thrown) {
        String escaped =
                printed(thrown).replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
        assertSame(thrown, "{\"level\":\"ERROR\",\"stack_trace\":\"" + escaped);
    }

    @Test
    void without_any_indentation() {
        Throwable thrown = caught(() -> wraps(() -> List.of().get(3)));

        assertSame(thrown, eachLine(printed(thrown), String::strip));
    }

    @Test
    void two_traces_are_two() {
        Throwable first = caught(() -> Integer.parseInt("x"));
        Throwable second = caught(() -> wraps(() -> List.of().get(3)));

        assertThat(TraceText.read(printed(first) + "\n12:00 WARN again\n" + printed(second)))
                .extracting(Thrown::type)
                .containsExactly(first.getClass().getName(), second.getClass().getName());
    }

    @Test
    void root_cause_first_is_the_same_failure() {
        String usual = """
                com.acme.ShopException: no order
                \tat com.acme.Orders.place(Orders.java:10)
                \tat com.acme.Web.post(Web.java:5)
                Caused by: java.io.IOException: gone
                \tat com.acme.Store.save(Store.java:3)
                \tat com.acme.Orders.place(Orders.java:8)
                \t... 1 common frames omitted
                """;
        String rootFirst = """
                java.io.IOException: gone
                \tat com.acme.Store.save(Store.java:3)
                \tat com.acme.Orders.place(Orders.java:8)
                \t... 1 common frames omitted
                Wrapped by: com.acme.ShopException: no order
                \tat com.acme.Orders.place(Orders.java:10)
                \tat com.acme.Web.post(Web.java:5)
                """;
        Fingerprint fingerprint = Fingerprint.forPackages(List.of("com.acme"));

        assertThat(fingerprint.parts(TraceText.read(rootFirst).get(0)))
                .isEqualTo(fingerprint.parts(TraceText.read(usual).get(0)))
                .containsExactly(
                        "com.acme.ShopException",
                        "java.io.IOException",
                        "at com.acme.Store.save",
                        "at com.acme.Orders.place",
                        "at com.acme.Web.post");
    }

    @Test
    void prose_holds_no_trace() {
        assertThat(TraceText.read("Dear all,\nlunch is at noon (cafeteria).\nNote: bring friends\n"))
                .isEmpty();
        assertThat(TraceText.read("")).isEmpty();
    }

    private static String eachLine(String text, Function<String, String> change) {
        return String.join("\n", text.lines().map(change).toList());
    }

    private static Throwable caught(Runnable failing) {
        try {
            failing.run();
        } catch (Throwable thrown) {
            return thrown;
        }
        throw new AssertionError("did not fail");
    }

    private static Exception withCause() {
        return new IllegalStateException("of a cause", new IOException("disk"));
    }

    private static void wraps(Runnable failing) {
        try {
            failing.run();
        } catch (RuntimeException cause) {
            throw new IllegalArgumentException("wrapped", cause);
        }
    }

    private static void down(int depth) {
        if (depth == 0) {
            Integer.parseInt("x");
        } else {
            down(depth - 1);
        }
    }

    private static Throwable ofAnotherThread() {
        try {
            CompletableFuture.runAsync(() -> Integer.parseInt("x")).get();
        } catch (ExecutionException | InterruptedException e) {
            return e;
        }
        throw new AssertionError("did not fail");
    }

    private static Throwable withSuppressed() {
        IllegalStateException thrown = new IllegalStateException("main", new java.io.IOException("its cause"));
        thrown.addSuppressed(new IllegalArgumentException("beside", new ClassCastException("cause of what is beside")));
        return thrown;
    }

    private static Throwable circular() {
        IllegalArgumentException one = new IllegalArgumentException("one");
        IllegalStateException two = new IllegalStateException("two", one);
        one.initCause(two);
        return one;
    }

    private static final class ServiceException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ServiceException(String message) {
            super(message);
        }
    }
}
