package io.catcher.redact.text;

import io.catcher.redact.rule.GlobRule;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Scanner;
import io.catcher.redact.scan.Spans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user's own value patterns, in a pass of their own: one that ends in the middle of a key must not keep the built-in
 * rules from seeing the key's beginning. Costs nothing where there are none. Immutable.
 */
final class OwnPatterns {

    private static final Rule NOBODY = new Rule() {
        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public int judge(CharSequence text, int from, int to, Spans spans) {
            return NOTHING;
        }
    };

    private final @Nullable Scanner scanner;

    OwnPatterns(List<String> patterns) {
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            GlobRule rule = new GlobRule("pattern[" + i + "]", patterns.get(i));
            rules.computeIfAbsent(rule.literal(), l -> new ArrayList<>(1)).add(rule);
        }
        this.scanner = rules.isEmpty() ? null : new Scanner(rules, List.of(), NOBODY, NOBODY);
    }

    void scan(CharSequence text, Spans spans) {
        if (scanner != null) {
            scanner.scan(text, spans);
        }
    }
}
