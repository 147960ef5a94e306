package io.catcher.config.schema;

import io.catcher.config.yaml.Place;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One of a few words. */
record Choice<T>(Map<String, T> words) implements Type.One<T> {

    /** Upper case, and the two digits that shells use, since a switch in the environment must not be missed. */
    static final Type.One<Boolean> FLAG = (text, place) -> switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        case "yes", "on" -> throw WrongValue.of("is neither true nor false", "true");
        case "no", "off" -> throw WrongValue.of("is neither true nor false", "false");
        default -> throw WrongValue.of("is neither true nor false");
    };

    static <E extends Enum<E>> Choice<E> of(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(value.name().toLowerCase(Locale.ROOT), value);
        }
        return new Choice<>(words);
    }

    @Override
    public T read(String text, Place place) throws WrongValue {
        T value = words.get(text.strip());
        if (value == null) {
            throw WrongValue.of("is not one of " + String.join(", ", words.keySet()), Nearest.of(text, words.keySet()));
        }
        return value;
    }
}
