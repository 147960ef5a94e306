package io.catcher.weave.match;

import io.catcher.config.BugcatcherSettings;
import io.catcher.config.CaptureSettings;
import io.catcher.config.FilesSettings;
import io.catcher.config.Level;
import io.catcher.config.PatternText;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.RedactionSettings;
import io.catcher.config.Rule;
import io.catcher.config.ServiceSettings;
import io.catcher.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Settings with a rule or two, and plans for compiled classes. */
public final class Rules {

    private Rules() {}

    static Rule rule(String name, List<String> match, List<String> exclude) {
        return rule(name, match, exclude, true, false);
    }

    static Rule rule(String name, List<String> match, List<String> exclude, boolean timed, boolean allowJdk) {
        return new Rule(
                name,
                texts(match),
                texts(exclude),
                Level.INFO,
                allowJdk,
                CaptureSettings.of(BugcatcherSettings.DEFAULTS),
                timed ? PerfcatcherSettings.DEFAULTS : PerfcatcherSettings.DEFAULTS.off(),
                "interceptor.yaml:4:5");
    }

    private static List<PatternText> texts(List<String> patterns) {
        return patterns.stream()
                .map(text -> new PatternText(text, "interceptor.yaml:5:12"))
                .toList();
    }

    static Settings settings(List<Rule> rules, String... exclude) {
        return new Settings(
                ServiceSettings.DEFAULTS,
                rules,
                texts(List.of(exclude)),
                BugcatcherSettings.DEFAULTS,
                PerfcatcherSettings.DEFAULTS,
                List.of(),
                RedactionSettings.DEFAULTS,
                false,
                FilesSettings.DEFAULTS);
    }

    public static Matcher.Compiled compile(String... patterns) {
        return Matcher.compile(settings(List.of(rule("orders", List.of(patterns), List.of()))));
    }

    static ClassPlan plan(Matcher matcher, Class<?> type) {
        String name = type.getName().replace('.', '/');
        return matcher.mayMatch(name)
                ? matcher.plan(type.getClassLoader(), name, bytes(type))
                : new ClassPlan(List.of(), List.of());
    }

    static byte[] bytes(Class<?> type) {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Name and parameter types of what is woven, as in source. */
    static List<String> woven(Matcher matcher, Class<?> type) {
        return plan(matcher, type).methods().stream().map(Rules::shortly).toList();
    }

    static String shortly(MethodPlan method) {
        List<String> types = method.parameterTypes().stream()
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
        return method.name() + "(" + String.join(", ", types) + ")";
    }
}
