package io.catcher.config;

import java.util.List;

/**
 * An interceptor of the user's own.
 *
 * @param priority FIRST 0, HIGH 10, NORMAL 50, LOW 90, LAST 100 or any number between
 * @param rules names of the rules that it applies to; empty = all
 */
public record InterceptorSettings(String className, String jar, int priority, List<String> rules) {

    public InterceptorSettings {
        rules = List.copyOf(rules);
    }
}
