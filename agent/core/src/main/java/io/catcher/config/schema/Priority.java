package io.catcher.config.schema;

import io.catcher.config.yaml.Place;
import java.util.Map;

/** The place of an interceptor in the chain: one of the specification's five words, or a number between them. */
public final class Priority implements Type.One<Integer> {

    static final int NORMAL = 50;

    /** That of the built-in ones. */
    public static final int LOW = 90;

    private static final Map<String, Integer> WORDS =
            Map.of("FIRST", 0, "HIGH", 10, "NORMAL", NORMAL, "LOW", LOW, "LAST", 100);

    private static final Type.One<Integer> NUMBER = Numbers.count(0, 100);

    @Override
    public Integer read(String text, Place place) throws WrongValue {
        Integer word = WORDS.get(text.strip());
        if (word != null) {
            return word;
        }
        try {
            return NUMBER.read(text, place);
        } catch (WrongValue notANumber) {
            throw WrongValue.of(
                    "is neither FIRST, HIGH, NORMAL, LOW, LAST nor a number from 0 to 100",
                    Nearest.of(text, WORDS.keySet()));
        }
    }
}
