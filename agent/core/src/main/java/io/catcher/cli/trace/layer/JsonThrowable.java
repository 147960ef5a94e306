package io.catcher.cli.trace.layer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Throwable whose frames are objects, as the JSON layouts of Log4j, Logback and JBoss and error trackers write it. */
final class JsonThrowable {

    private static final List<String> TYPES = List.of(
            "exceptionType",
            "exception_type",
            "className",
            "errorClass",
            "exceptionClass",
            "exception_class",
            "class",
            "name",
            "type");

    private static final List<String> MESSAGES =
            List.of("message", "localizedMessage", "value", "errorMessage", "exception_message");

    private static final List<String> CAUSES = List.of("cause", "causedBy", "caused_by");

    private static final List<String> LEFT_OUT =
            List.of("commonElementCount", "commonFramesCount", "commonFrames", "framesInCommon");

    private static final List<String> OF_CLASS = List.of("class", "className", "module", "declaringClass");

    private static final List<String> OF_METHOD = List.of("method", "methodName", "function");

    private static final List<String> OF_FILE = List.of("file", "fileName", "filename");

    private static final List<String> OF_LINE = List.of("line", "lineNumber", "lineno");

    private static final int CHAIN = 50;

    private JsonThrowable() {}

    /** As a JVM prints it, with its causes; null if the map is none. */
    static @Nullable String printed(Map<?, ?> map) {
        String own = alone(map);
        if (own == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(own);
        Map<?, ?> cause = cause(map);
        for (int depth = 0; cause != null && depth < CHAIN; depth++) {
            String printed = alone(cause);
            if (printed != null) {
                out.append("Caused by: ").append(printed);
            }
            cause = cause(cause);
        }
        return out.toString();
    }

    /** Sentry's order: the root cause first. Null if the list is none. */
    static @Nullable String chain(List<?> list) {
        StringBuilder out = new StringBuilder();
        for (Object item : JsonTraces.reversed(list)) {
            String printed = item instanceof Map<?, ?> map && nested(map) != null ? alone(map) : null;
            if (printed == null) {
                return null;
            }
            out.append(out.isEmpty() ? "" : "Caused by: ").append(printed);
        }
        return out.isEmpty() ? null : out.toString();
    }

    private static @Nullable String alone(Map<?, ?> map) {
        String type = text(map, TYPES);
        List<String> frames = frames(map);
        if (type == null || frames.isEmpty()) {
            return null;
        }
        String module = type.indexOf('.') < 0 ? text(map, List.of("module")) : null;
        String message = text(map, MESSAGES);
        StringBuilder out = new StringBuilder(module == null ? type : module + "." + type);
        out.append(message == null ? "" : ": " + message).append('\n');
        frames.forEach(frame -> out.append("\tat ").append(frame).append('\n'));
        String leftOut = text(map, LEFT_OUT);
        return leftOut == null || leftOut.equals("0")
                ? out.toString()
                : out.append("\t... ").append(leftOut).append(" more\n").toString();
    }

    private static @Nullable Map<?, ?> cause(Map<?, ?> map) {
        for (String key : CAUSES) {
            if (map.get(key) instanceof Map<?, ?> cause) {
                return cause.get("exception") instanceof Map<?, ?> inner ? inner : cause;
            }
        }
        return null;
    }

    /** Under any key; those within a map of their own have the outermost first. */
    private static List<String> frames(Map<?, ?> map) {
        List<?> nested = nested(map);
        if (nested != null) {
            return frames(JsonTraces.reversed(nested));
        }
        return map.values().stream()
                .filter(List.class::isInstance)
                .map(list -> frames((List<?>) list))
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static @Nullable List<?> nested(Map<?, ?> map) {
        return map.get("stacktrace") instanceof Map<?, ?> trace && trace.get("frames") instanceof List<?> frames
                ? frames
                : null;
    }

    private static List<String> frames(List<?> list) {
        return list.stream().map(JsonThrowable::frame).filter(Objects::nonNull).toList();
    }

    private static @Nullable String frame(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            return null;
        }
        String type = text(map, OF_CLASS);
        String method = text(map, OF_METHOD);
        String name = type == null ? method : type + "." + method;
        if (method == null || name == null || name.indexOf('.') < 0) {
            return null;
        }
        String file = text(map, OF_FILE);
        String line = text(map, OF_LINE);
        return name + "(" + (file == null ? "Unknown Source" : line == null ? file : file + ":" + line) + ")";
    }

    private static @Nullable String text(Map<?, ?> map, List<String> keys) {
        return keys.stream()
                .map(map::get)
                .filter(value -> value instanceof String || value instanceof Number)
                .map(String::valueOf)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
