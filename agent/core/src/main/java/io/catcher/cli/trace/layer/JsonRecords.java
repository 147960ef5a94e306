package io.catcher.cli.trace.layer;

import io.catcher.event.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON that holds traces, or the lines of one, in whatever fields: one document, one record a line, with a log's prefix or
 * without. What holds neither stays as it is.
 */
final class JsonRecords {

    /** Where a container's runtime, a shipper or a logger puts the line itself. */
    private static final List<String> TEXT_KEYS =
            List.of("log", "message", "msg", "MESSAGE", "@message", "textPayload", "line", "body");

    private static final int STARTS = 4;

    private JsonRecords() {}

    static List<Line> unwrap(List<Line> lines) {
        if (lines.stream().noneMatch(line -> startsValue(line.text()))) {
            return lines;
        }
        List<Line> whole = lines.size() > 1 ? document(lines) : List.of();
        if (!whole.isEmpty()) {
            return whole;
        }
        List<Line> plain = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int end = lines.get(i).text().stripTrailing().endsWith("{") ? end(lines, i) : i;
            List<Line> block = end > i ? document(lines.subList(i, end + 1)) : List.of();
            if (!block.isEmpty()) {
                plain.addAll(block);
                i = end;
            } else {
                plain.addAll(Layers.isAboveFrame(lines, i) ? List.of(lines.get(i)) : record(lines.get(i)));
            }
        }
        return plain;
    }

    private static boolean startsValue(String line) {
        return line.indexOf('{') >= 0 || line.indexOf('[') >= 0 || line.startsWith("\"");
    }

    /** Of one that is printed over several lines. */
    private static int end(List<Line> lines, int start) {
        for (int i = start + 1; i < lines.size(); i++) {
            String text = lines.get(i).text();
            if (text.startsWith("}") || text.startsWith("{")) {
                return text.startsWith("}") ? i : start;
            }
        }
        return start;
    }

    private static List<Line> document(List<Line> lines) {
        String text = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
        // One that a single line holds is none of the whole: what is around it must stay.
        int begin = next(lines.get(0).text(), 0);
        boolean whole = begin >= 0
                && (text.stripTrailing().endsWith("}") || text.stripTrailing().endsWith("]"));
        return whole ? traces(new Line(lines.get(0).number(), text)) : List.of();
    }

    private static List<Line> record(Line line) {
        if (!mayHoldTrace(line.text())) {
            return List.of(line);
        }
        List<Line> traces = traces(line);
        if (!traces.isEmpty() || !line.text().startsWith("{") || !(parsed(line.text()) instanceof Map<?, ?> record)) {
            return traces.isEmpty() ? List.of(line) : traces;
        }
        return TEXT_KEYS.stream()
                .filter(key -> record.get(key) instanceof String)
                .findFirst()
                .map(key -> line.split(String.valueOf(record.get(key))))
                .orElse(List.of(line));
    }

    /** Reading each line of a large log costs minutes: only those with a line end, or an array of frames or lines. */
    private static boolean mayHoldTrace(String line) {
        return (line.indexOf('{') >= 0 || line.indexOf('[') >= 0 || line.startsWith("\""))
                && (line.startsWith("{")
                        || line.contains("\\n")
                        || line.contains("[{")
                        || line.contains("[ {")
                        || line.contains("[\""));
    }

    /** Those of the first value in the line that can be read, and what stands before it; empty if it holds none. */
    private static List<Line> traces(Line line) {
        String text = line.text();
        int start = -1;
        for (int tries = 0; tries < STARTS; tries++) {
            start = next(text, start + 1);
            if (start < 0) {
                return List.of();
            }
            char close = text.charAt(start) == '{' ? '}' : text.charAt(start) == '[' ? ']' : '"';
            int end = text.lastIndexOf(close);
            List<String> traces = end > start ? JsonTraces.in(parsed(text.substring(start, end + 1))) : List.of();
            if (!traces.isEmpty()) {
                List<Line> found = new ArrayList<>(line.split(text.substring(0, start)));
                traces.forEach(trace -> found.addAll(line.split(trace)));
                return found;
            }
        }
        return List.of();
    }

    private static int next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '{' || letter == '[' || (letter == '"' && i == 0)) {
                return i;
            }
        }
        return -1;
    }

    static @Nullable Object parsed(String value) {
        try {
            return Json.read("{\"value\":" + value + "}").get("value");
        } catch (IOException | StackOverflowError e) {
            return null;
        }
    }
}
