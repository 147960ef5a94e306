package io.catcher.ship.fit;

import io.catcher.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one line of at most 64 KB of an event. What is too long loses, in this order and only as far as needed: the frames
 * of causes, steps, arguments, its own frames, and last the length of all texts; {@code shortened} names what was cut.
 * What failed, and where, is in every line.
 */
public final class LineFitter {

    public static final int LONGEST = 64 * 1024;

    private LineFitter() {}

    /** The line with its newline. */
    public static byte[] line(Map<String, @Nullable Object> event) {
        byte[] line = bytes(event);
        Map<String, @Nullable Object> shorter = event;
        Set<String> cuts = new LinkedHashSet<>();
        for (Cut cut : Cut.IN_ORDER) {
            if (line.length <= LONGEST) {
                return line;
            }
            Map<String, @Nullable Object> next = cut.how().apply(shorter);
            if (!next.equals(shorter)) {
                cuts.add(cut.name());
                shorter = next;
                line = bytes(with(shorter, cuts));
            }
        }
        return line.length <= LONGEST ? line : bytes(Essence.of(shorter, cuts, LONGEST));
    }

    static Map<String, @Nullable Object> with(Map<String, @Nullable Object> event, Set<String> cuts) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>(event);
        told.put("shortened", List.copyOf(cuts));
        return told;
    }

    static int size(@Nullable Object tree) {
        return tree == null ? 0 : Json.write(tree).getBytes(StandardCharsets.UTF_8).length;
    }

    private static byte[] bytes(Map<String, @Nullable Object> event) {
        // A lone surrogate becomes a question mark here, so that every reader can read the line.
        return (Json.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
