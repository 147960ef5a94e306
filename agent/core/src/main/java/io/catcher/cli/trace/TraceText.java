package io.catcher.cli.trace;

import io.catcher.event.part.Thrown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stack traces in a text: with log prefixes, in any indentation, with the causes of suppressed ones left out,
 * and root cause first where Logback was told so. Not thread-safe; made for each text.
 */
public final class TraceText {

    /** Lines of a message; a trace whose header is further up is none that a person pasted. */
    private static final int LONGEST_MESSAGE = 200;

    private final List<PastedTrace> traces = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private @Nullable PastedTrace current;

    private TraceText() {}

    /** All traces in their order; empty if there is none. Never throws. */
    public static List<Thrown> read(String text) {
        TraceText reader = new TraceText();
        unescaped(text).lines().map(TraceLine::of).forEach(reader::line);
        reader.end();
        return reader.traces.stream().map(PastedTrace::thrown).toList();
    }

    /** Whether it was copied out of a JSON log: one line, with the letters for its line ends. */
    public static boolean isEscaped(String text) {
        return text.contains("\\n\\tat ") || text.contains("\\n    at ");
    }

    private static String unescaped(String text) {
        return isEscaped(text)
                ? text.replace("\\r", "")
                        .replace("\\n", "\n")
                        .replace("\\t", "\t")
                        .replace("\\\"", "\"")
                : text;
    }

    private void line(TraceLine line) {
        switch (line.kind()) {
            case OTHER -> other(line.text());
            case FRAME, MORE -> {
                beginIfHeaded();
                if (current != null) {
                    current.frame(line);
                }
            }
            default -> {
                beginIfHeaded();
                if (current == null) {
                    begin(Header.of(line.text()), null);
                } else {
                    current.further(line);
                }
            }
        }
    }

    private void other(String line) {
        if (others.size() == LONGEST_MESSAGE) {
            others.remove(0);
        }
        others.add(line);
    }

    /** Lines above a frame hold a new trace's header, unless they go on with the message of a cause. */
    private void beginIfHeaded() {
        Header header = current != null && current.awaitsFrames() ? null : Header.lastOf(others);
        Header above = header == null ? null : Header.beforeLastOf(others);
        others.clear();
        if (header != null) {
            begin(header, above);
        }
    }

    private void begin(Header header, @Nullable Header above) {
        current = new PastedTrace(header, above);
        traces.add(current);
    }

    /** A Throwable without a stack has only its first line. */
    private void end() {
        if (traces.isEmpty()) {
            beginIfHeaded();
        }
    }
}
