package io.catcher.config;

import java.util.List;

/**
 * An interceptor of the user's own, or one of the built-in ones by its name.
 *
 * @param jar path of the file that holds the class; empty = a built-in one
 * @param priority FIRST 0, HIGH 10, NORMAL 50, LOW 90, LAST 100 or any number between
 * @param rules names of the rules that it applies to; empty = all
 * @param place {@code file:line:column} of the class, for messages
 * @param jarPlace the same of the jar
 */
public record InterceptorSettings(
        String className, String jar, int priority, List<String> rules, String place, String jarPlace) {

    public InterceptorSettings {
        rules = List.copyOf(rules);
    }

    /** Whether it applies to methods of this rule. */
    public boolean concerns(String rule) {
        return rules.isEmpty() || rules.contains(rule);
    }
}
