package io.catcher.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of failures. Immutable.
 *
 * @param rules the first that fits counts
 * @param wrappers classes of Throwables that only carry another one
 */
public record ErrorRegistry(List<ErrorRule> rules, List<String> wrappers) {

    public static final ErrorRegistry NONE = new ErrorRegistry(List.of(), List.of());

    public ErrorRegistry {
        rules = List.copyOf(rules);
        wrappers = List.copyOf(wrappers);
    }

    /** Both, this one's rules first. */
    public ErrorRegistry before(ErrorRegistry other) {
        return new ErrorRegistry(
                Stream.concat(rules.stream(), other.rules().stream()).toList(),
                Stream.concat(wrappers.stream(), other.wrappers().stream()).toList());
    }
}
