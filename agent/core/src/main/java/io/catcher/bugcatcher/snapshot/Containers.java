package io.catcher.bugcatcher.snapshot;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies arrays, the JDK's collections and maps, and plain objects, within the limits of a walk. */
final class Containers {

    private static final String CHANGED = "(changed while it was read)";

    private Containers() {}

    static Object array(Object array, Walk walk, Renderer renderer) {
        int length = Array.getLength(array);
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < length && i < Walk.ITEMS && walk.spend(); i++) {
            items.add(renderer.node(Array.get(array, i), walk));
        }
        return more(items, length);
    }

    static Object collection(Object value, Walk walk, Renderer renderer) {
        Collection<?> collection = (Collection<?>) value;
        List<@Nullable Object> items = new ArrayList<>();
        // Another thread may be writing to it: no lock of the application's is ever taken, so take what can be had.
        try {
            for (Object item : collection) {
                if (items.size() == Walk.ITEMS || !walk.spend()) {
                    break;
                }
                items.add(renderer.node(item, walk));
            }
            return more(items, collection.size());
        } catch (RuntimeException changed) {
            items.add(CHANGED);
            return items;
        }
    }

    static Object map(Object value, Walk walk, Renderer renderer) {
        Map<?, ?> map = (Map<?, ?>) value;
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        try {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entries.size() == Walk.ITEMS || !walk.spend()) {
                    entries.put("…", "and " + (map.size() - entries.size()) + " more");
                    break;
                }
                entries.put(key(entry.getKey(), walk, renderer), renderer.node(entry.getValue(), walk));
            }
        } catch (RuntimeException changed) {
            entries.put("…", CHANGED);
        }
        return entries;
    }

    static Object object(Object value, Shape shape, Walk walk, Renderer renderer, Memory memory) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("@type", Walk.nameOf(value.getClass()));
        for (Shape.Slot slot : shape.slots()) {
            if (fields.size() > Walk.FIELDS || !walk.spend()) {
                fields.put("…", "and more");
                break;
            }
            try {
                fields.put(slot.name(), renderer.node(memory.read(value, slot.offset(), slot.kind()), walk));
            } catch (Throwable unreadable) {
                fields.put(slot.name(), "(unreadable)");
            }
        }
        return fields;
    }

    private static String key(@Nullable Object key, Walk walk, Renderer renderer) {
        Object rendered = renderer.node(key, walk);
        return rendered instanceof Map || rendered instanceof List
                ? Walk.nameOf(key == null ? Object.class : key.getClass())
                : String.valueOf(rendered);
    }

    private static Object more(List<@Nullable Object> items, int size) {
        if (size > items.size()) {
            items.add("… and " + (size - items.size()) + " more");
        }
        return items;
    }
}
