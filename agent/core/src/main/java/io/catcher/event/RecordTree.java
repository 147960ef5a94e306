package io.catcher.event;

import io.catcher.event.part.Argument;
import io.catcher.event.part.Why;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns our own records into trees of Maps, Lists, Strings, Numbers and Booleans, which redaction walks and JSON is made
 * of. Only records of this package ever come here, so no code of the application is called.
 */
public final class RecordTree {

    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    private RecordTree() {}

    /** The event as a tree in the order of its JSON. */
    public static Map<String, @Nullable Object> of(Event event) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (RecordComponent part : Event.class.getRecordComponents()) {
            Object value = read(part, event);
            if (value instanceof Ids || value instanceof Body) {
                fields((Record) value, tree);
            } else if (!(part.getName().equals("suppressed") && event.suppressed() == 0)) {
                put(tree, part.getName(), value);
            }
        }
        return tree;
    }

    private static void fields(Record holder, Map<String, @Nullable Object> tree) {
        for (RecordComponent part : holder.getClass().getRecordComponents()) {
            Object value = read(part, holder);
            // An argument that is null or an empty list is told as that; anything else that is either is absent.
            if (holder instanceof Argument && part.getName().equals("value")) {
                tree.put(part.getName(), node(value));
            } else if (value instanceof Why why) {
                fields(why, tree);
            } else {
                put(tree, part.getName(), value);
            }
        }
    }

    private static void put(Map<String, @Nullable Object> tree, String name, @Nullable Object value) {
        boolean absent = value == null || (value instanceof Collection<?> list && list.isEmpty());
        if (!absent) {
            tree.put(snakeCase(name), node(value));
        }
    }

    private static @Nullable Object node(@Nullable Object value) {
        if (value instanceof Record inner) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            fields(inner, tree);
            return tree;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> nodes = new ArrayList<>(list.size());
            list.forEach(item -> nodes.add(node(item)));
            return nodes;
        }
        if (value instanceof Instant time) {
            return NANOS.format(time);
        }
        if (value instanceof Kind kind) {
            return kind.label();
        }
        return value instanceof Severity severity ? severity.label() : value;
    }

    private static @Nullable Object read(RecordComponent part, Record holder) {
        try {
            return part.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part.getName(), e);
        }
    }

    private static String snakeCase(String name) {
        // A component cannot have the name of a keyword: "new_" is told as "new".
        String plain = name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
        return plain.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
