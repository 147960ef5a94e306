package io.catcher.cli.trace;

import io.catcher.event.Json;
import io.catcher.event.part.Thrown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trace as one JSON object: {@code type}, {@code message}, {@code root_type}, {@code frames}, and {@code prod}, those
 * frames that are one's own; or an event of the journal with its {@code exception}.
 *
 * @param own whether only our own frames are in it
 * @param named the fingerprint that an event carries: a brief one says no frames to make it of
 */
public record JsonTrace(
        Thrown thrown, boolean own, @Nullable String named) {

    /** Lines that are looked at: another's JSON is unwrapped as any text that holds traces. */
    private static final int LOOKED_AT = 50;

    /** Whether the text holds our own JSON, a line for each. */
    public static boolean isAnyIn(String text) {
        return text.stripLeading().startsWith("{")
                && text.lines()
                        .filter(line -> line.startsWith("{"))
                        .limit(LOOKED_AT)
                        .anyMatch(JsonTrace::isOne);
    }

    private static boolean isOne(String line) {
        try {
            Map<String, @Nullable Object> tree = Json.read(line);
            if (tree.get("exception") instanceof Map<?, ?> exception) {
                return tree.containsKey("schema") || isNamed(exception);
            }
            return isNamed(tree) || !texts(tree.get("prod")).isEmpty();
        } catch (IOException | StackOverflowError e) {
            return false;
        }
    }

    /** By its type, with frames of ours: names, and not objects. */
    private static boolean isNamed(Map<?, ?> tree) {
        return tree.get("type") instanceof String
                && tree.get("frames") instanceof List<?> frames
                && frames.size() == texts(frames).size();
    }

    /** @throws IOException with a message for the user, if the line is anything else */
    public static JsonTrace read(String line) throws IOException {
        Map<String, @Nullable Object> tree;
        try {
            tree = Json.read(line);
        } catch (IOException | StackOverflowError e) {
            throw new IOException("is not one JSON object", e);
        }
        if (tree.get("exception") instanceof Map<?, ?> exception) {
            return new JsonTrace(thrown(exception), false, text(tree, "fingerprint"));
        }
        List<String> own = texts(tree.get("prod"));
        String root = text(tree, "root_type");
        String type = text(tree, "type");
        List<Thrown> causes = root == null || root.isEmpty() || root.equals(type)
                ? List.of()
                : List.of(new Thrown(root, null, List.of(), List.of(), List.of()));
        Thrown outer = thrown(tree);
        List<String> frames = own.isEmpty() ? outer.frames() : own;
        return new JsonTrace(
                new Thrown(outer.type(), outer.message(), frames, causes, List.of()), !own.isEmpty(), null);
    }

    private static Thrown thrown(Map<?, ?> tree) throws IOException {
        String type = text(tree, "type");
        if (type == null || type.isBlank()) {
            throw new IOException("has no 'type', the exception's class");
        }
        List<Thrown> causes = new ArrayList<>();
        if (tree.get("causes") instanceof List<?> list) {
            for (Object cause : list) {
                if (cause instanceof Map<?, ?> map) {
                    causes.add(thrown(map));
                }
            }
        }
        return new Thrown(type, text(tree, "message"), texts(tree.get("frames")), causes, List.of());
    }

    private static @Nullable String text(Map<?, ?> tree, String key) {
        return tree.get(key) instanceof String text ? text : null;
    }

    private static List<String> texts(@Nullable Object node) {
        return node instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
