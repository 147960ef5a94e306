package io.catcher.weave.match;

import io.catcher.config.PatternText;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.weave.pattern.PatternException;
import io.catcher.weave.pattern.Pointcut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the patterns of all rules and gathers every mistake. Confined to a thread, used once. */
final class RuleCompiler {

    private final List<PatternMistake> mistakes = new ArrayList<>();

    Matcher.Compiled compile(Settings settings, List<Rule> leftOut) {
        List<CompiledRule> rules = new ArrayList<>();
        settings.rules().forEach(rule -> compile(rule, rules));
        leftOut.forEach(rule -> compile(rule, new ArrayList<>()));
        List<Pointcut> exclude = excluding("", settings.exclude(), "");
        return new Matcher.Compiled(new Matcher(rules, exclude, Rule.ofMarks(settings)), mistakes);
    }

    private void compile(Rule rule, List<CompiledRule> into) {
        List<Pointcut> match = new ArrayList<>();
        rule.match().forEach(pattern -> match(rule, pattern, match));
        List<Pointcut> exclude = excluding(
                rule.name(), rule.exclude(), " (the rule is left out: it would watch what this was to exclude)");
        if (!match.isEmpty() && exclude.size() == rule.exclude().size()) {
            into.add(new CompiledRule(rule, match, exclude));
        }
    }

    private void match(Rule rule, PatternText pattern, List<Pointcut> into) {
        try {
            Pointcut pointcut = Pointcut.matching(pattern.text());
            String forbidden = forbidden(pointcut, rule);
            if (forbidden == null) {
                into.add(pointcut);
            } else {
                wrong(rule.name(), pattern, forbidden);
            }
        } catch (PatternException wrong) {
            wrong(rule.name(), pattern, (isRefused(wrong.meant(), rule) ? wrong.withoutMeant() : wrong).getMessage());
        }
    }

    /** Whether a pattern that can be parsed may not stand in the rule: to suggest it would help nobody. */
    private static boolean isRefused(String meant, Rule rule) {
        try {
            return !meant.isEmpty() && forbidden(Pointcut.matching(meant), rule) != null;
        } catch (PatternException wrong) {
            return true;
        }
    }

    private List<Pointcut> excluding(String rule, List<PatternText> patterns, String consequence) {
        List<Pointcut> exclude = new ArrayList<>();
        for (PatternText pattern : patterns) {
            try {
                exclude.add(Pointcut.excluding(pattern.text()));
            } catch (PatternException wrong) {
                wrong(rule, pattern, wrong.getMessage() + consequence);
            }
        }
        return exclude;
    }

    private void wrong(String rule, PatternText pattern, String what) {
        mistakes.add(new PatternMistake(rule, pattern.text(), pattern.place(), what));
    }

    private static @Nullable String forbidden(Pointcut pointcut, Rule rule) {
        if (pointcut.isEverything()) {
            return "matches every method there is; name a package or an annotation, as in \"com.acme.**#*\"";
        }
        // With '+' a type of the JDK only says what the application's own classes are.
        if (pointcut.subtypes()) {
            return null;
        }
        return switch (OffLimits.of(pointcut.className().head().replace('.', '/'))) {
            case AGENT -> "a class of the agent itself is never watched";
            case UNDER_AGENT -> "the agent itself runs on this part of the JDK: it is never watched";
            case JDK -> rule.allowJdk() ? null : "a class of the JDK is watched only by a rule with 'allow_jdk: true'";
            case NOT -> null;
        };
    }
}
