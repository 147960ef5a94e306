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
 * @param level how much its events tell
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
        Level level,
        boolean perfcatcher,
        double varianceThreshold,
        boolean allowJdk,
        String place) {

    public Rule {
        match = List.copyOf(match);
        exclude = List.copyOf(exclude);
        ignore = List.copyOf(ignore);
    }

    /** The same, where the code itself asks for more. */
    public Rule at(Level other) {
        return new Rule(
                name,
                match,
                exclude,
                bugcatcher,
                capture,
                ignore,
                other,
                perfcatcher,
                varianceThreshold,
                allowJdk,
                place);
    }

    /** The same for other methods. */
    public Rule of(List<PatternText> otherMatch, List<PatternText> otherExclude, String otherPlace) {
        return new Rule(
                name,
                otherMatch,
                otherExclude,
                bugcatcher,
                capture,
                ignore,
                level,
                perfcatcher,
                varianceThreshold,
                allowJdk,
                otherPlace);
    }

    /** By which methods are watched that the code itself marks, and no rule of the file matches. */
    public static Rule ofMarks(Settings settings) {
        BugcatcherSettings bugs = settings.bugcatcher();
        PerfcatcherSettings perf = settings.perfcatcher();
        return new Rule(
                "@Caught",
                List.of(),
                List.of(),
                bugs.enabled(),
                Capture.ARGS,
                List.of(),
                Level.INFO,
                perf.enabled(),
                perf.varianceThreshold(),
                false,
                "");
    }
}
