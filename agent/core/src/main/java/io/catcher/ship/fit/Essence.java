package io.catcher.ship.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event says in any case: that it happened, when, where and what, each part bounded, so that all of them fit
 * whatever they are. Of the other parts those that there is room for stay as they are.
 */
final class Essence {

    private static final int PARTS = 64;
    private static final int LONGEST_NAME = 100;
    private static final int STEPS = 8;
    private static final Trim TEXT = new Trim(400, 8, 0);
    private static final Trim FLAT = new Trim(400, 8, 1);
    private static final Causes CAUSES = new Causes(1, 2, 200);

    /** The most telling first. */
    private static final List<String> FIRST = List.of("exception", "args", "path", "request");

    private Essence() {}

    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> event, Set<String> cuts, int longest) {
        Map<String, @Nullable Object> least = least(event);
        Set<String> names = new LinkedHashSet<>(FIRST);
        event.keySet().stream()
                .limit(PARTS)
                .filter(name -> name.length() <= LONGEST_NAME)
                .forEach(names::add);
        names.retainAll(event.keySet());
        Set<String> told = new LinkedHashSet<>(cuts);
        told.addAll(names);
        int room = longest - LineFitter.size(LineFitter.with(least, told)) - 1;
        for (String name : names) {
            Object whole = event.get(name);
            int more = LineFitter.size(whole) - LineFitter.size(least.get(name)) + name.length() * 6 + 4;
            if (Objects.equals(whole, least.get(name)) || more <= room) {
                room -= Objects.equals(whole, least.get(name)) ? 0 : more;
                least.put(name, whole);
                told.remove(name);
            }
        }
        told.addAll(cuts);
        if (names.size() < event.size()) {
            told.add("all");
        }
        return LineFitter.with(least, told);
    }

    private static Map<String, @Nullable Object> least(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> least = new LinkedHashMap<>();
        event.entrySet().stream().limit(PARTS).forEach(part -> {
            String name = part.getKey();
            Object value = part.getValue();
            if (name.equals("exception") && value instanceof Map<?, ?> thrown) {
                least.put(name, exception(thrown));
            } else if (name.equals("path") && value instanceof List<?> path) {
                least.put(name, names(path));
            } else if (name.equals("service") || name.equals("request")) {
                least.put(name, FLAT.of(value));
            } else if (!(value instanceof Map) && !(value instanceof List) && name.length() <= LONGEST_NAME) {
                least.put(name, TEXT.of(value));
            }
        });
        return least;
    }

    private static Map<String, @Nullable Object> exception(Map<?, ?> thrown) {
        Map<String, @Nullable Object> least = new LinkedHashMap<>();
        least.put("type", TEXT.of(thrown.get("type")));
        if (thrown.get("message") != null) {
            least.put("message", TEXT.of(thrown.get("message")));
        }
        if (thrown.get("frames") != null) {
            least.put("frames", FLAT.of(thrown.get("frames")));
        }
        if (thrown.get("causes") instanceof List<?> causes) {
            least.put("causes", CAUSES.alone(causes));
        }
        return least;
    }

    private static List<@Nullable Object> names(List<?> path) {
        List<@Nullable Object> names = new ArrayList<>();
        for (Object step : Trim.head(path, STEPS)) {
            Map<String, @Nullable Object> name = new LinkedHashMap<>();
            if (step instanceof Map<?, ?> map) {
                name.put("tool_name", TEXT.of(map.get("tool_name")));
            }
            names.add(step instanceof Map ? name : TEXT.of(step));
        }
        return names;
    }
}
