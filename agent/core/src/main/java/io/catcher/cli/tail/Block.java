package io.catcher.cli.tail;

import io.catcher.event.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event as a few readable lines. */
final class Block {

    private static final int LONGEST = 240;
    private static final int LONGEST_ARGUMENT = 60;

    /** Its last words name the application's own line. */
    private static final int LONGEST_REASON = 800;

    private static final String INDENT = "    ";

    private final boolean coloured;

    /** @param coloured whether a terminal shows them */
    Block(boolean coloured) {
        this.coloured = coloured;
    }

    /** With a newline behind each line. */
    String of(Entry event) {
        List<String> lines = new ArrayList<>();
        String severity = event.text("severity");
        lines.add(event.ts().truncatedTo(ChronoUnit.MILLIS) + " "
                + coloured(severity, "%-7s".formatted(severity.toUpperCase(Locale.ROOT))) + " "
                + cut(event.text("kind") + " " + event.text("tool_name"), LONGEST));
        add(lines, "", headline(event));
        add(lines, "began       ", onset(event));
        add(lines, "cause       ", rootCause(event));
        add(lines, "method      ", event.text("method"));
        add(lines, "at          ", firstFrame(event));
        add(lines, "thread      ", event.text("kind").equals("exception") ? "" : event.text("thread"));
        add(lines, "args        ", arguments(event.tree().get("args")));
        add(lines, "request     ", request(event));
        add(lines, "hint        ", event.text("hint"));
        add(lines, "why         ", event.text("why"), LONGEST_REASON);
        add(lines, "callers     ", callers(event.tree().get("callers")));
        add(lines, "methods     ", event.tree().get("methods") instanceof Map<?, ?> methods ? json(methods) : "");
        add(
                lines,
                event.text("fingerprint").isEmpty() ? "ids         " : "fingerprint ",
                ids(event).strip());
        return String.join("\n", lines) + "\n";
    }

    private static String callers(@Nullable Object callers) {
        return !(callers instanceof List<?> list)
                ? ""
                : list.stream()
                        .map(caller -> caller instanceof Map<?, ?> one ? String.valueOf(one.get("tool_name")) : "")
                        .collect(Collectors.joining(" < "));
    }

    private static void add(List<String> lines, String name, String text) {
        add(lines, name, text, LONGEST);
    }

    private static void add(List<String> lines, String name, String text, int longest) {
        if (!text.isBlank()) {
            lines.add(INDENT + name + cut(text, longest));
        }
    }

    /** When a slow-down began, which nobody finds by the time of its event, and how many calls it has met. */
    private static String onset(Entry event) {
        try {
            Instant onset = Instant.parse(event.text("onset"));
            String calls = event.text("calls_affected");
            return onset.truncatedTo(ChronoUnit.MILLIS) + ", "
                    + Math.max(0, Duration.between(onset, event.ts()).toSeconds()) + " s before"
                    + (calls.isEmpty() ? "" : ", calls affected " + calls);
        } catch (DateTimeParseException none) {
            return "";
        }
    }

    private static String headline(Entry event) {
        return switch (event.text("kind")) {
            case "exception" -> event.text("exception", "type") + ": " + event.text("exception", "message");
            case "lifecycle" -> event.text("what") + " " + json(event.tree().get("details"));
            case "summary" ->
                "calls " + event.text("calls") + ", errors " + event.text("errors") + ", ledger "
                        + json(event.tree().get("ledger"));
            case "request" -> "request " + json(event.tree().get("request"));
            default -> measures(event);
        };
    }

    private static String measures(Entry event) {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("current_time_ms", "mean_time_ms", "median_time_ms", "ratio", "since")) {
            String value = measure(event.tree().get(name));
            text.append(value.isEmpty() ? "" : name.replace('_', ' ') + " " + value + "  ");
        }
        return text.toString().strip();
    }

    /** Three digits of what was measured say enough, and 2.4258333333333334E-4 ms is read wrongly in a hurry. */
    private static String measure(@Nullable Object value) {
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            int scale = Math.max(0, exact.scale() - exact.precision() + 3);
            return exact.setScale(scale, RoundingMode.HALF_UP).toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    /** The last one: what lies between mostly wraps it. */
    private static String rootCause(Entry event) {
        return event.tree().get("exception") instanceof Map<?, ?> thrown
                        && thrown.get("causes") instanceof List<?> causes
                        && !causes.isEmpty()
                        && causes.get(causes.size() - 1) instanceof Map<?, ?> root
                ? root.get("type") + (root.get("message") == null ? "" : ": " + root.get("message"))
                : "";
    }

    private static String firstFrame(Entry event) {
        return event.tree().get("exception") instanceof Map<?, ?> thrown
                        && thrown.get("frames") instanceof List<?> frames
                        && !frames.isEmpty()
                ? String.valueOf(frames.get(0))
                : "";
    }

    /** Where it began, and what became of the failure; of one that came in nobody knows that. */
    private static String request(Entry event) {
        String entry = event.text("request", "entry");
        String outcome = event.text("phase").equals("IN") ? "came in (phase IN)" : event.text("outcome");
        return entry + (entry.isEmpty() || outcome.isEmpty() ? "" : ", ") + outcome;
    }

    private static String arguments(@Nullable Object args) {
        StringBuilder text = new StringBuilder();
        if (args instanceof List<?> list) {
            for (Object arg : list) {
                if (arg instanceof Map<?, ?> one) {
                    text.append(one.get("name")).append('=').append(cut(json(one.get("value")), LONGEST_ARGUMENT));
                    text.append("  ");
                }
            }
        }
        return text.toString().strip();
    }

    private static String ids(Entry event) {
        StringBuilder text = new StringBuilder(event.text("fingerprint"));
        for (String name : List.of("error_code", "workflow_id", "request_id", "trace_id")) {
            String value = event.text(name);
            text.append(value.isEmpty() ? "" : "  " + name + " " + value);
        }
        String suppressed = event.text("suppressed");
        text.append(suppressed.isEmpty() ? "" : "  and " + suppressed + " like it");
        // Most agent events have a code and nothing else to look for.
        return event.text("fingerprint").isEmpty() && event.text("workflow_id").isEmpty() ? "" : text.toString();
    }

    private static String json(@Nullable Object node) {
        return node instanceof String text ? text : node == null ? "null" : Json.write(node);
    }

    private static String cut(String text, int most) {
        // Cut first: of a text of 64 KB only this much is looked at.
        return text.length() <= most ? Plain.of(text) : Plain.of(text.substring(0, most)) + "...";
    }

    private String coloured(String severity, String text) {
        String colour =
                switch (severity) {
                    case "fatal" -> "\u001b[1;31m";
                    case "error" -> "\u001b[31m";
                    case "warning" -> "\u001b[33m";
                    default -> "\u001b[36m";
                };
        return coloured ? colour + text + "\u001b[0m" : Plain.of(text);
    }
}
