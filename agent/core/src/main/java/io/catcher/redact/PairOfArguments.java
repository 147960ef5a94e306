package io.catcher.redact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two arguments side by side of which the first is the name of the second: {@code setHeader(name, value)}. */
final class PairOfArguments {

    private static final Set<String> NAMES = Set.of("key", "name", "header", "property", "field", "parameter", "param");

    private static final Set<String> VALUES = Set.of("value", "values", "val", "content");

    private PairOfArguments() {}

    /** What the argument at this place is called by the one before it; null where that is no name. */
    static @Nullable String key(List<?> arguments, int place) {
        if (place == 0 || !(arguments.get(place) instanceof Map<?, ?> value) || !isOneOf(VALUES, value)) {
            return null;
        }
        return arguments.get(place - 1) instanceof Map<?, ?> name
                        && isOneOf(NAMES, name)
                        && name.get("value") instanceof String text
                ? text
                : null;
    }

    private static boolean isOneOf(Set<String> names, Map<?, ?> argument) {
        return argument.get("name") instanceof String name && names.contains(name.toLowerCase(Locale.ROOT));
    }
}
