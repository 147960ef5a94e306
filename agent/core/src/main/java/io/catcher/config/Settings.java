package io.catcher.config;

import java.util.List;

/**
 * All that the user said, with defaults for the rest. Immutable.
 *
 * @param rules in the order of the file: the first one that matches a method decides how it is watched
 * @param exclude patterns that no rule may touch
 */
public record Settings(
        ServiceSettings service,
        List<Rule> rules,
        List<PatternText> exclude,
        BugcatcherSettings bugcatcher,
        PerfcatcherSettings perfcatcher,
        List<InterceptorSettings> interceptors,
        RedactionSettings redaction,
        boolean external,
        FilesSettings files) {

    public Settings {
        rules = List.copyOf(rules);
        exclude = List.copyOf(exclude);
        interceptors = List.copyOf(interceptors);
    }

    /** What holds without any file. */
    public static final Settings DEFAULTS = new Settings(
            ServiceSettings.DEFAULTS,
            List.of(),
            List.of(),
            BugcatcherSettings.DEFAULTS,
            PerfcatcherSettings.DEFAULTS,
            List.of(),
            RedactionSettings.DEFAULTS,
            false,
            FilesSettings.DEFAULTS);
}
