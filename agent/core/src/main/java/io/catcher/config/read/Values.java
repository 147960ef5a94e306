package io.catcher.config.read;

import io.catcher.config.schema.Key;
import io.catcher.config.yaml.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values that somebody gave, each with its place; the keys' defaults for the rest. Not thread-safe. */
final class Values {

    private record Given(Object value, Place place) {}

    private final Map<String, Given> given = new HashMap<>();

    /** These where somebody gave any, else the others. */
    Values over(Values others) {
        Values both = new Values();
        both.given.putAll(others.given);
        both.given.putAll(given);
        return both;
    }

    <T> void put(Key<T> key, T value, Place place) {
        given.put(key.path(), new Given(value, place));
    }

    // A value is only ever put together with the key of its type.
    @SuppressWarnings("unchecked")
    <T> T get(Key<T> key) {
        Given found = given.get(key.path());
        return found == null ? key.fallback() : (T) found.value();
    }

    /** Where the value was given; empty if nobody gave one. */
    Optional<Place> place(Key<?> key) {
        return Optional.ofNullable(given.get(key.path())).map(Given::place);
    }
}
