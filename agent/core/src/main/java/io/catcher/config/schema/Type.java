package io.catcher.config.schema;

import io.catcher.config.yaml.Place;
import io.catcher.config.yaml.Tree;
import java.util.List;

/**
 * What a key holds.
 *
 * @param <T> as the settings have it
 */
public sealed interface Type<T> {

    /** A single value: the only kind that a variable can give. */
    non-sealed interface One<T> extends Type<T> {

        /** The value that the text says, after variables were filled in. */
        T read(String text, Place place) throws WrongValue;

        /** What the user probably meant by a text that {@link #read} has refused; empty = nothing that it would take. */
        default String meant(WrongValue wrong, Place place) {
            if (wrong.meant().isEmpty()) {
                return "";
            }
            try {
                read(wrong.meant(), place);
                return wrong.meant();
            } catch (WrongValue again) {
                return "";
            }
        }
    }

    /** A list of values; one value alone is a list of one. */
    record Many<T>(One<T> item) implements Type<List<T>> {}

    /** A list whose items have keys of their own. */
    record Groups() implements Type<List<Tree>> {}
}
