package io.catcher.bugcatcher.diagnosis;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code Retry-After} among the headers that an exception of a client keeps. Only collections of the JDK are walked
 * through; whatever lies around them is read by its fields.
 */
final class RetryAfter {

    private static final String[] HEADERS = {"responseHeaders", "headers", "httpHeaders", "targetMap", "map", "m"};

    private static final int DEEPEST = 6;
    private static final int MOST_HEADERS = 200;

    private final Fields fields;

    RetryAfter(Fields fields) {
        this.fields = fields;
    }

    /** In seconds; null = no such header, or a date in it. */
    @Nullable
    Long in(Object holder) {
        return in(holder, 0);
    }

    private @Nullable Long in(Object holder, int depth) {
        if (holder instanceof Map<?, ?> map && isOfJdk(map)) {
            return header(map);
        }
        Object first = fields.read(holder, "java.util.LinkedHashMap", "head");
        if (first != null) {
            return headerFrom(first);
        }
        for (String name : depth == DEEPEST ? new String[0] : HEADERS) {
            Object headers = fields.read(holder, null, name);
            if (headers != null && !(headers instanceof String)) {
                Long found = in(headers, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Of a class of its own that is one of the JDK's underneath: by its entries, without its methods. */
    private @Nullable Long headerFrom(Object first) {
        Object entry = first;
        for (int i = 0; entry != null && i < MOST_HEADERS; i++) {
            if (fields.read(entry, null, "key") instanceof String name && name.equalsIgnoreCase("Retry-After")) {
                return seconds(fields.read(entry, null, "value"));
            }
            entry = fields.read(entry, null, "after");
        }
        return null;
    }

    private static @Nullable Long header(Map<?, ?> headers) {
        int seen = 0;
        for (Map.Entry<?, ?> entry : headers.entrySet()) {
            if (seen++ > MOST_HEADERS) {
                return null;
            }
            if (entry.getKey() instanceof String name && name.equalsIgnoreCase("Retry-After")) {
                return seconds(entry.getValue());
            }
        }
        return null;
    }

    private static @Nullable Long seconds(@Nullable Object value) {
        Object one = value instanceof Collection<?> many && isOfJdk(many) && !many.isEmpty()
                ? many.iterator().next()
                : value;
        return one instanceof String text && text.matches("\\d{1,7}") ? Long.valueOf(text) : null;
    }

    /** Neither a collection of the application's nor a view of the JDK's on one. */
    private static boolean isOfJdk(Object collection) {
        return switch (collection.getClass().getName()) {
            case "java.util.HashMap",
                    "java.util.LinkedHashMap",
                    "java.util.TreeMap",
                    "java.util.ArrayList",
                    "java.util.LinkedList",
                    "java.util.ImmutableCollections$MapN",
                    "java.util.ImmutableCollections$Map1",
                    "java.util.ImmutableCollections$List12",
                    "java.util.ImmutableCollections$ListN" -> true;
            default -> false;
        };
    }
}
