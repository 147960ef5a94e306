package io.catcher.weave.match;

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

    Matcher.Compiled compile(Settings settings) {
        List<CompiledRule> rules = new ArrayList<>();
        settings.rules().forEach(rule -> compile(rule, rules));
        List<Pointcut> exclude = new ArrayList<>();
        for (String pattern : settings.exclude()) {
            try {
                exclude.add(Pointcut.excluding(pattern));
            } catch (PatternException wrong) {
                mistakes.add(new PatternMistake("", pattern, "", wrong.getMessage()));
            }
        }
        return new Matcher.Compiled(new Matcher(rules, exclude), List.copyOf(mistakes));
    }

    private void compile(Rule rule, List<CompiledRule> into) {
        List<Pointcut> match = new ArrayList<>();
        for (String pattern : rule.match()) {
            try {
                Pointcut pointcut = Pointcut.matching(pattern);
                String forbidden = forbidden(pointcut, rule);
                if (forbidden == null) {
                    match.add(pointcut);
                } else {
                    wrong(rule, pattern, forbidden);
                }
            } catch (PatternException wrong) {
                wrong(rule, pattern, wrong.getMessage());
            }
        }
        List<Pointcut> exclude = new ArrayList<>();
        if (excluding(rule, exclude) && !match.isEmpty()) {
            into.add(new CompiledRule(rule, match, exclude));
        }
    }

    /** Without an exclusion that was meant, the rule would weave what its author kept out: it is left out as a whole. */
    private boolean excluding(Rule rule, List<Pointcut> into) {
        for (String pattern : rule.exclude()) {
            try {
                into.add(Pointcut.excluding(pattern));
            } catch (PatternException wrong) {
                wrong(
                        rule,
                        pattern,
                        wrong.getMessage() + " (the rule is left out: it would watch what this was to exclude)");
            }
        }
        return into.size() == rule.exclude().size();
    }

    private void wrong(Rule rule, String pattern, String what) {
        mistakes.add(new PatternMistake(rule.name(), pattern, rule.place(), what));
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
