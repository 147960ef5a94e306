package io.catcher.redact.text;

import io.catcher.redact.rule.GlobRule;
import io.catcher.redact.scan.Spans.Span;
import java.util.List;

/** Values that the user knows to be false alarms. Immutable. */
final class Allowed {

    private static final int LONGEST = 62;

    private final List<GlobRule> globs;

    Allowed(List<String> entries) {
        this.globs = entries.stream()
                .filter(entry -> entry.length() <= LONGEST)
                .map(glob -> new GlobRule("allow", glob))
                .toList();
    }

    boolean contains(String text, Span span) {
        return globs.stream().anyMatch(glob -> glob.isAll(text, span.from(), span.to()));
    }
}
