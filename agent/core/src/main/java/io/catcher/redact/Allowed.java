package io.catcher.redact;

import io.catcher.redact.rule.GlobRule;
import java.util.List;

/** Values that the user knows to be false alarms. Immutable. */
final class Allowed {

    private static final int LONGEST = 62;

    private final List<GlobRule> globs;

    Allowed(List<String> entries) {
        this.globs = entries.stream()
                .filter(entry -> entry.length() <= LONGEST)
                .map(GlobRule::new)
                .toList();
    }

    boolean contains(String text, Finding finding) {
        return globs.stream().anyMatch(glob -> glob.isAll(text, finding.from(), finding.to()));
    }
}
