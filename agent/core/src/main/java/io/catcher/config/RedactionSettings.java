package io.catcher.config;

import java.util.List;

/**
 * What the user adds to the rules of redaction.
 *
 * @param words further key names whose values are secret
 * @param patterns further values, as globs
 * @param allow key names and values that are false alarms
 */
public record RedactionSettings(List<String> words, List<String> patterns, List<String> allow) {

    public RedactionSettings {
        words = List.copyOf(words);
        patterns = List.copyOf(patterns);
        allow = List.copyOf(allow);
    }

    public static final RedactionSettings DEFAULTS = new RedactionSettings(List.of(), List.of(), List.of());
}
