package io.catcher.redact.key;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Completes the field names that say nothing alone: {@code number} of a {@code Card}, or under the key {@code card}, is a
 * card's number. Only these words: a {@code retries} of a {@code TokenService} is no token.
 */
public final class Owner {

    private static final Set<String> HALF = Set.of("name", "number", "key");

    private Owner() {}

    /** The name with its owner in front where it needs one: the object's type, else the key that it is under. */
    public static String qualified(Map<?, ?> node, String path, String name) {
        if (!HALF.contains(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        String owner = node.get("@type") instanceof String type ? simple(type) : lastKey(path);
        return owner + "_" + name;
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    private static String lastKey(String path) {
        String key = path.substring(path.lastIndexOf('.') + 1);
        int index = key.indexOf('[');
        return index < 0 ? key : key.substring(0, index);
    }
}
