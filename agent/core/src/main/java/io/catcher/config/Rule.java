package io.catcher.config;

import java.util.List;

/**
 * One rule of the YAML, with the global settings already put under its own.
 *
 * @param name the user's name for it, or {@code rules[i]}
 * @param match one or more patterns {@code [@A] [+]Class#[@B] method(types)[: return]}
 * @param exclude patterns that this rule leaves out
 * @param level how much its events tell
 * @param allowJdk whether classes of the JDK may match (never those that the agent itself runs on)
 * @param bugcatcher how exceptions are caught in its methods
 * @param perfcatcher how its methods are timed
 * @param place {@code file:line:column} of the rule, for messages
 */
public record Rule(
        String name,
        List<PatternText> match,
        List<PatternText> exclude,
        Level level,
        boolean allowJdk,
        CaptureSettings bugcatcher,
        PerfcatcherSettings perfcatcher,
        String place) {

    public Rule {
        match = List.copyOf(match);
        exclude = List.copyOf(exclude);
    }

    /** The same, where the code itself asks for more. */
    public Rule at(Level other) {
        return new Rule(name, match, exclude, other, allowJdk, bugcatcher, perfcatcher, place);
    }

    /** The same for other methods. */
    public Rule of(List<PatternText> otherMatch, List<PatternText> otherExclude, String otherPlace) {
        return new Rule(name, otherMatch, otherExclude, level, allowJdk, bugcatcher, perfcatcher, otherPlace);
    }

    /** All of it that the advice of its methods depends on: where this changes, they are woven anew. */
    public List<Object> advice() {
        return List.of(
                name, level, bugcatcher.enabled(), bugcatcher.outputs(), perfcatcher.enabled(), perfcatcher.budget());
    }

    /** By which methods are watched that the code itself marks, and no rule of the file matches. */
    public static Rule ofMarks(Settings settings) {
        return new Rule(
                "@Caught",
                List.of(),
                List.of(),
                Level.INFO,
                false,
                CaptureSettings.of(settings.bugcatcher()),
                settings.perfcatcher(),
                "");
    }
}
