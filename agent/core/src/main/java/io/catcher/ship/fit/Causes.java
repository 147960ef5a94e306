package io.catcher.ship.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the causes and the suppressed ones of an exception shorter, and leaves the exception itself as it is.
 *
 * @param frames of each
 * @param ends so many at each end of a list of them
 * @param bytes of a text
 */
record Causes(int frames, int ends, int bytes) {

    Map<String, @Nullable Object> of(Map<String, @Nullable Object> thrown) {
        return Cut.replaced(Cut.replaced(thrown, "causes", this::list), "suppressed", this::list);
    }

    int size(Map<String, @Nullable Object> thrown) {
        return LineFitter.size(thrown.get("causes")) + LineFitter.size(thrown.get("suppressed"));
    }

    private @Nullable Object list(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<@Nullable Object> shorter = new ArrayList<>();
        (ends == Integer.MAX_VALUE ? list : Trim.ends(list, ends))
                .forEach(item -> shorter.add(item instanceof Map<?, ?> one ? one(one) : item));
        return shorter;
    }

    /** Of each only what it is: no causes of its own. */
    List<@Nullable Object> alone(List<?> causes) {
        List<@Nullable Object> alone = new ArrayList<>();
        for (Object item : Trim.ends(causes, ends)) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            if (item instanceof Map<?, ?> thrown) {
                List.of("type", "message", "frames").forEach(name -> {
                    if (thrown.get(name) != null) {
                        one.put(name, new Trim(bytes, frames, 1).of(thrown.get(name)));
                    }
                });
            }
            alone.add(item instanceof Map ? one : new Trim(bytes, 0, 0).of(item));
        }
        return alone;
    }

    private Map<String, @Nullable Object> one(Map<?, ?> thrown) {
        Trim trim = new Trim(bytes, frames, 2);
        Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
        thrown.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean more = name.equals("causes") || name.equals("suppressed");
            shorter.put(name, more ? list(value) : trim.of(value));
        });
        return shorter;
    }
}
