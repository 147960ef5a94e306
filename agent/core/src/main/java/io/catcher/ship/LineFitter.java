package io.catcher.ship;

import io.catcher.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one line of at most 64 KB of an event. What is too long loses, in this order and only as far as needed: the frames
 * of causes, steps, arguments, its own frames, and last the length of all texts; {@code shortened} names what was cut.
 */
final class LineFitter {

    static final int LONGEST = 64 * 1024;

    private static final int FRAMES_OF_CAUSES = 8;
    private static final int STEPS = 10;
    private static final int FRAMES = 64;
    private static final int TEXT = 256;
    private static final int ITEMS = 32;

    private enum Cut {
        CAUSES,
        STEPS,
        ARGS,
        FRAMES,
        TEXTS
    }

    private LineFitter() {}

    /** The line with its newline. */
    static byte[] line(Map<String, @Nullable Object> event) {
        byte[] line = bytes(event);
        Map<String, @Nullable Object> shorter = event;
        List<String> cuts = new ArrayList<>();
        for (Cut cut : Cut.values()) {
            if (line.length <= LONGEST) {
                return line;
            }
            cuts.add(cut.name().toLowerCase(java.util.Locale.ROOT));
            shorter = cut(shorter, cut, "");
            shorter.put("shortened", cuts);
            line = bytes(shorter);
        }
        return line.length <= LONGEST ? line : bytes(envelope(shorter));
    }

    private static Map<String, @Nullable Object> cut(Map<?, ?> map, Cut cut, String holder) {
        Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.equals("steps") && cut == Cut.STEPS && value instanceof List<?> steps && steps.size() > STEPS) {
                shorter.put(name, steps.subList(steps.size() - STEPS, steps.size()));
                leftOut(shorter, map, steps.size() - STEPS);
            } else if (!(name.equals("steps_left_out") && shorter.containsKey(name))) {
                shorter.put(name, cut(value, cut, name, holder));
            }
        });
        return shorter;
    }

    private static @Nullable Object cut(@Nullable Object value, Cut cut, String key, String holder) {
        boolean ofCause = holder.equals("causes") || holder.equals("suppressed");
        if (value instanceof List<?> list) {
            if (key.equals("frames") && (cut == Cut.FRAMES || (cut == Cut.CAUSES && ofCause))) {
                return head(list, cut == Cut.CAUSES ? FRAMES_OF_CAUSES : FRAMES);
            }
            List<?> kept = cut == Cut.TEXTS ? head(list, ITEMS) : list;
            List<@Nullable Object> items = new ArrayList<>();
            kept.forEach(item -> items.add(cut(item, cut, key, holder)));
            return items;
        }
        if (cut == Cut.ARGS && (key.equals("value") || key.equals("output"))) {
            return value instanceof Map || (value instanceof String text && text.length() > TEXT) ? "[cut]" : value;
        }
        if (value instanceof Map<?, ?> map) {
            return cut(map, cut, key);
        }
        return cut == Cut.TEXTS && value instanceof String text ? head(text) : value;
    }

    private static void leftOut(Map<String, @Nullable Object> shorter, Map<?, ?> map, int steps) {
        int before = map.get("steps_left_out") instanceof Number number ? number.intValue() : 0;
        shorter.put("steps_left_out", before + steps);
    }

    private static List<?> head(List<?> list, int most) {
        if (list.size() <= most) {
            return list;
        }
        List<Object> head = new ArrayList<>(list.subList(0, most));
        head.add("... " + (list.size() - most) + " more");
        return head;
    }

    private static String head(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "...";
    }

    /** Hundreds of long keys, say: what is left says at least that it happened, when, and where. */
    private static Map<String, @Nullable Object> envelope(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        event.forEach((key, value) -> {
            if (!(value instanceof List) && (!(value instanceof Map) || key.equals("service"))) {
                envelope.put(key, value);
            }
        });
        envelope.put("shortened", List.of("all"));
        return envelope;
    }

    private static byte[] bytes(Map<String, @Nullable Object> event) {
        // A lone surrogate becomes a question mark here, so that every reader can read the line.
        return (Json.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
