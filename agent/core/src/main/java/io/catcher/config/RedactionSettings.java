package io.catcher.config;

import java.util.List;

/**
 * What the user adds to the rules of redaction.
 *
 * @param words further key names whose values are secret
 * @param patterns further values, as globs
 * @param allow key names, and values as globs, that are false alarms
 * @param hash whether a mark tells which values are equal, by a hash that is salted for this installation
 */
public record RedactionSettings(List<String> words, List<String> patterns, List<String> allow, boolean hash) {

    public RedactionSettings {
        words = List.copyOf(words);
        patterns = List.copyOf(patterns);
        allow = List.copyOf(allow);
    }

    public static final RedactionSettings DEFAULTS = new RedactionSettings(List.of(), List.of(), List.of(), false);
}
