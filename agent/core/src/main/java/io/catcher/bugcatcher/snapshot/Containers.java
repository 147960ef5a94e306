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
    private static final String REST = "…";

    private Containers() {}

    static List<@Nullable Object> array(Object array, Walk walk, Renderer renderer) {
        int length = Array.getLength(array);
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < length && i < Walk.ITEMS && walk.spend(); i++) {
            walk.at(i);
            items.add(renderer.node(Array.get(array, i), walk));
        }
        return more(items, length);
    }

    static List<@Nullable Object> collection(Collection<?> collection, Walk walk, Renderer renderer) {
        List<@Nullable Object> items = new ArrayList<>();
        // Another thread may be writing to it: no lock of the application's is ever taken, so take what can be had.
        try {
            for (Object item : collection) {
                if (items.size() == Walk.ITEMS || !walk.spend()) {
                    break;
                }
                walk.at(items.size());
                items.add(renderer.node(item, walk));
            }
            return more(items, collection.size());
        } catch (RuntimeException changed) {
            items.add(CHANGED);
            return items;
        }
    }

    static Map<String, @Nullable Object> map(Map<?, ?> map, Walk walk, Renderer renderer) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        int read = 0;
        try {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (read == Walk.ITEMS || !walk.spend()) {
                    entries.put(REST, "and " + (map.size() - read) + " more");
                    break;
                }
                read++;
                String key = unlike(entries, key(entry.getKey(), walk, renderer));
                walk.at(key);
                entries.put(key, renderer.node(entry.getValue(), walk));
            }
        } catch (RuntimeException changed) {
            entries.put(REST, CHANGED);
        }
        return entries;
    }

    static Map<String, @Nullable Object> entry(Map.Entry<?, ?> entry, Walk walk, Renderer renderer) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        walk.at("key");
        parts.put("key", renderer.node(entry.getKey(), walk));
        walk.at("value");
        parts.put("value", renderer.node(entry.getValue(), walk));
        return parts;
    }

    static Map<String, @Nullable Object> object(
            Object value, Shape shape, Walk walk, Renderer renderer, Memory memory) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("@type", Walk.nameOf(value.getClass()));
        if (!shape.complete()) {
            fields.put(REST, "(its fields cannot be read: a class that they need is missing)");
        }
        for (Shape.Slot slot : shape.slots()) {
            if (fields.size() > Walk.FIELDS || !walk.spend()) {
                fields.put(REST, "and more");
                break;
            }
            String name = unlike(fields, slot.name());
            walk.at(name);
            try {
                fields.put(name, renderer.node(memory.read(value, slot.offset(), slot.kind()), walk));
            } catch (Throwable unreadable) {
                fields.put(name, "(unreadable)");
            }
        }
        return fields;
    }

    private static String key(@Nullable Object key, Walk walk, Renderer renderer) {
        walk.at("key");
        Object rendered = renderer.node(key, walk);
        return rendered instanceof Map || rendered instanceof List
                ? Walk.nameOf(key == null ? Object.class : key.getClass())
                : String.valueOf(rendered);
    }

    /** Two keys may read alike, and a class may hide a field of its superclass: neither is lost. */
    private static String unlike(Map<String, @Nullable Object> others, String name) {
        String unlike = name;
        for (int i = 2; others.containsKey(unlike); i++) {
            unlike = name + " #" + i;
        }
        return unlike;
    }

    private static List<@Nullable Object> more(List<@Nullable Object> items, int size) {
        if (size > items.size()) {
            items.add("… and " + (size - items.size()) + " more");
        }
        return items;
    }
}
