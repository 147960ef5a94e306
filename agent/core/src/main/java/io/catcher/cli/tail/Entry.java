package io.catcher.cli.tail;

import io.catcher.event.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of a journal, as it stands there and as a tree. */
record Entry(String line, Instant ts, Map<String, @Nullable Object> tree) {

    /** Null when the line is no whole event. */
    static @Nullable Entry of(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.UTF_8);
        try {
            Map<String, @Nullable Object> tree = Json.read(line);
            return tree.get("kind") == null
                    ? null
                    : new Entry(line, Instant.parse(String.valueOf(tree.get("ts"))), tree);
        } catch (IOException | DateTimeParseException torn) {
            return null;
        }
    }

    /** A text of the event, or of one of its parts; empty where it has none. */
    String text(String... path) {
        Object node = tree;
        for (String name : path) {
            node = node instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return node == null ? "" : node.toString();
    }
}
