package io.catcher.redact.text;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.assign.KeyRule;
import io.catcher.redact.assign.MentionRule;
import io.catcher.redact.key.KeyNames;
import io.catcher.redact.number.NumberRules;
import io.catcher.redact.rule.ValueRules;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Scanner;
import io.catcher.redact.scan.Spans;
import io.catcher.redact.scan.Spans.Span;
import io.catcher.redact.sql.AliasRule;
import io.catcher.redact.sql.ComparisonRule;
import io.catcher.redact.sql.KeyColumnsRule;
import io.catcher.redact.sql.RowRule;
import io.catcher.redact.sql.SetPasswordRule;
import io.catcher.redact.sql.ValuesRule;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds the secrets in any text, in one pass. Immutable, thread-safe; time is linear in the text's length. */
public final class Scrubber {

    private final Scanner scanner;
    private final OwnPatterns own;
    private final Allowed allowed;

    public Scrubber(RedactionSettings settings) {
        KeyNames names = new KeyNames(settings);
        Map<String, List<Rule>> rules = ValueRules.byLiteral();
        put(rules, ValuesRule.LITERALS, new ValuesRule(names));
        put(rules, ComparisonRule.LITERALS, new ComparisonRule(names));
        put(rules, List.of(KeyColumnsRule.LITERAL), new KeyColumnsRule(names));
        put(rules, List.of(AliasRule.LITERAL), new AliasRule(names));
        put(rules, List.of(SetPasswordRule.LITERAL), new SetPasswordRule());
        put(rules, RowRule.LITERALS, new RowRule());
        put(rules, MentionRule.LITERALS, new MentionRule(names));
        this.scanner = new Scanner(rules, names.stems(), new KeyRule(names), new NumberRules());
        this.own = new OwnPatterns(settings.patterns());
        this.allowed = new Allowed(settings.allow());
    }

    private static void put(Map<String, List<Rule>> rules, List<String> literals, Rule rule) {
        List<Rule> alone = List.of(rule);
        literals.forEach(literal -> rules.put(literal, alone));
    }

    /** What is secret in the text, in its order, none over another. */
    public List<Finding> findings(String text) {
        Spans spans = new Spans();
        scan(text, spans);
        if (spans.isEmpty()) {
            return List.of();
        }
        // Before anything is joined: a false alarm may lie inside of something that is none.
        spans.keepUnless(span -> allowed.contains(text, span) || Mark.isAt(text, span.from(), span.to()));
        Echoes.hide(text, List.copyOf(spans.merged()), spans);
        return spans.merged().stream().map(Scrubber::finding).toList();
    }

    /** The passes alone, for whoever wants to count their steps. */
    public void scan(CharSequence text, Spans spans) {
        scanner.scan(text, spans);
        own.scan(text, spans);
        Decoded decoded = Decoded.of(text);
        if (decoded != null) {
            Spans found = new Spans();
            scanner.scan(decoded.plain(), found);
            own.scan(decoded.plain(), found);
            decoded.hide(found, spans);
        }
    }

    static Finding finding(Span span) {
        return new Finding(span.from(), span.to(), span.rule());
    }

    /** The text without its secrets; the very same instance when there are none. */
    public String scrubbed(String text) {
        List<Finding> findings = findings(text);
        return findings.isEmpty() ? text : without(text, findings, value -> Mark.PLAIN);
    }

    /** The text with a mark in the place of each finding. */
    public static String without(String text, List<Finding> findings, UnaryOperator<String> mark) {
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        for (Finding finding : findings) {
            clean.append(text, at, finding.from()).append(mark.apply(text.substring(finding.from(), finding.to())));
            at = finding.to();
        }
        return clean.append(text, at, text.length()).toString();
    }
}
