package io.catcher.cli.trace.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the traces in a tree of JSON: texts, arrays of their lines, JSON within a text, and Throwables with frames. */
final class JsonTraces {

    private static final Pattern FRAME =
            Pattern.compile("(?:^|[\\n\\r\\u2028])[ \\t]*at\\s+[^\\s()]+\\.[^\\s()]+\\([^()]*\\)");

    private final List<String> found = new ArrayList<>();

    private JsonTraces() {}

    /** As text, as a JVM prints it. */
    static List<String> in(@Nullable Object tree) {
        JsonTraces traces = new JsonTraces();
        traces.look(tree);
        return traces.found;
    }

    private void look(@Nullable Object node) {
        if (node instanceof String text) {
            text(text);
        } else if (node instanceof Map<?, ?> map) {
            String printed = JsonThrowable.printed(map);
            if (printed == null) {
                map.values().forEach(this::look);
            } else {
                add(printed);
            }
        } else if (node instanceof List<?> list) {
            list(list);
        }
    }

    private void text(String text) {
        String inner = text.strip();
        if (inner.startsWith("{") || inner.startsWith("\"")) {
            int before = found.size();
            look(JsonRecords.parsed(inner));
            if (found.size() > before) {
                return;
            }
        }
        if (Escapes.holdsFrames(text)
                || (inner.indexOf('\n') >= 0 && FRAME.matcher(text).find())) {
            add(text);
        }
    }

    private void list(List<?> list) {
        if (!list.isEmpty() && list.stream().allMatch(String.class::isInstance)) {
            String lines = list.stream().map(String::valueOf).collect(Collectors.joining("\n"));
            if (FRAME.matcher(lines).find()
                    && !FRAME.matcher(String.valueOf(list.get(0))).find()) {
                text(lines);
                return;
            }
        }
        // A chain whose root cause is first.
        String chain = JsonThrowable.chain(list);
        if (chain == null) {
            list.forEach(this::look);
        } else {
            add(chain);
        }
    }

    /** A record often holds its trace twice: by itself, and behind its message. */
    private void add(String trace) {
        if (found.stream().noneMatch(other -> other.contains(trace.strip()))) {
            found.removeIf(other -> trace.contains(other.strip()));
            found.add(trace);
        }
    }

    static List<Object> reversed(List<?> list) {
        List<Object> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
