package io.catcher.cli.trace;

import io.catcher.cli.trace.layer.Layers;
import io.catcher.cli.trace.layer.Line;
import io.catcher.event.part.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stack traces in a text: out of whatever they were copied from, with log prefixes, in any indentation, with
 * the causes of suppressed ones left out, and root cause first where Logback was told so. Not thread-safe; made for each
 * text.
 */
public final class TraceText {

    /**
     * @param thrown as it was read
     * @param unread the first line that looks like a frame of it and could not be read: then it has less than was pasted
     */
    public record Trace(Thrown thrown, @Nullable Line unread) {}

    /** Lines of a message; a trace whose header is further up is none that a person pasted. */
    private static final int LONGEST_MESSAGE = 200;

    /** Between a header and what may be a frame; further up it is some other line of a log. */
    private static final int NEAR = 3;

    private static final Pattern LOG_LINE = Pattern.compile(
            "^[\\[<(]?(?:\\d{2,4}[-/.:]\\d\\d[-/.:]\\d\\d|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|SEVERE)\\b)");

    private static final Pattern RULE = Pattern.compile("^\\W*-{9,}(?: linked to -{9,})?\\s*$");

    private final List<PastedTrace> traces = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private @Nullable PastedTrace current;

    private TraceText() {}

    /** All traces in their order; empty if there is none. Never throws. */
    public static List<Thrown> read(String text) {
        return traces(text).stream().map(Trace::thrown).toList();
    }

    /** The same, each with what could not be read of it. */
    public static List<Trace> traces(String text) {
        TraceText reader = new TraceText();
        Layers.unwrap(text).forEach(reader::line);
        reader.end();
        return reader.once().stream()
                .map(trace -> new Trace(trace.thrown(), trace.unread()))
                .toList();
    }

    private void line(Line whole) {
        TraceLine line = TraceLine.of(whole.text());
        switch (line.kind()) {
            case OTHER -> other(whole, line.text());
            case FRAME, MORE -> {
                beginIfHeaded();
                if (current != null) {
                    current.frame(line);
                }
            }
            default -> {
                beginIfHeaded();
                if (current != null) {
                    current.further(line);
                } else if (line.kind() != TraceLine.Kind.COMPOSED) {
                    begin(Header.of(line.text()), null);
                }
            }
        }
    }

    private void other(Line whole, String line) {
        boolean ofLog = LOG_LINE.matcher(line).lookingAt();
        if (ofLog) {
            beginIfBare();
        }
        boolean many = FrameLike.isMany(line);
        if (many) {
            keep(line);
        }
        FrameLike like = many ? FrameLike.SURELY : ofLog ? FrameLike.NOT : FrameLike.of(line);
        if (like == FrameLike.NOT || !isOfTrace()) {
            keep(line);
        } else if (current != null) {
            current.notRead(whole, like == FrameLike.SURELY);
        }
    }

    private void keep(String line) {
        if (others.size() == LONGEST_MESSAGE) {
            others.remove(0);
        }
        others.add(line);
    }

    /** Whether a frame could stand here; begins the trace of which it would be the first one. */
    private boolean isOfTrace() {
        if (current != null && (others.isEmpty() || current.awaitsFrames())) {
            return true;
        }
        if (Header.lastOf(others.subList(Math.max(0, others.size() - NEAR), others.size())) == null) {
            return false;
        }
        beginIfHeaded();
        return true;
    }

    /** Lines above a frame hold a new trace's header, unless they go on with the message of a cause. */
    private void beginIfHeaded() {
        Header header = current != null && current.awaitsFrames() ? null : Header.lastOf(others);
        Header above = header == null ? null : Header.beforeLastOf(others);
        boolean ruledOff = !others.isEmpty() && RULE.matcher(others.get(0)).matches();
        others.clear();
        if (header != null) {
            begin(header, above);
            if (ruledOff && current != null) {
                current.ruledOff();
            }
        }
    }

    /** A Throwable without a stack, between a log's lines. */
    private void beginIfBare() {
        Header header = others.isEmpty() ? null : Header.bare(others.get(others.size() - 1));
        if (header != null && (current == null || !current.awaitsFrames())) {
            others.clear();
            begin(header, null);
            current = null;
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
        } else {
            beginIfBare();
        }
    }

    private List<PastedTrace> once() {
        List<PastedTrace> once = new ArrayList<>();
        for (PastedTrace trace : traces) {
            PastedTrace before = once.isEmpty() ? null : once.get(once.size() - 1);
            if (before != null && before.isRepeatedBy(trace)) {
                once.remove(before);
                before = null;
            }
            if (before == null || !trace.repeats(before)) {
                once.add(trace);
            }
        }
        return once;
    }
}
