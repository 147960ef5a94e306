package io.catcher.config;

import java.util.List;

/**
 * One rule of the YAML, with the global settings already put under its own.
 *
 * @param name the user's name for it, or {@code rules[i]}
 * @param match one or more patterns {@code [@A] [+]Class#[@B] method(types)[: return]}
 * @param exclude patterns that this rule leaves out
 * @param ignore failures that are expected here: class names, {@code Class: message*}, or codes
 * @param bugcatcher whether exceptions are caught in its methods
 * @param perfcatcher whether its methods are timed
 * @param varianceThreshold share of the mean; 0.2 = 20 %
 * @param allowJdk whether classes of the JDK may match (never those that the agent itself runs on)
 * @param place {@code file:line:column} of the rule, for messages
 */
public record Rule(
        String name,
        List<PatternText> match,
        List<PatternText> exclude,
        boolean bugcatcher,
        Capture capture,
        List<String> ignore,
        boolean perfcatcher,
        double varianceThreshold,
        boolean allowJdk,
        String place) {

    public Rule {
        match = List.copyOf(match);
        exclude = List.copyOf(exclude);
        ignore = List.copyOf(ignore);
    }
}
