package io.catcher.cli.init;

import io.catcher.config.BugcatcherSettings;
import io.catcher.config.CaptureSettings;
import io.catcher.config.Level;
import io.catcher.config.PatternText;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.Rule;
import java.util.List;

/**
 * A rule before it is written.
 *
 * @param title what its classes are, for its comment
 */
record Draft(String name, String title, List<String> patterns) {

    Draft {
        patterns = List.copyOf(patterns);
    }

    /** As the agent would read it. */
    Rule rule() {
        List<PatternText> match = patterns.stream()
                .map(text -> new PatternText(text, "proposal:1:1"))
                .toList();
        return new Rule(
                name,
                match,
                List.of(),
                Level.INFO,
                false,
                CaptureSettings.of(BugcatcherSettings.DEFAULTS),
                PerfcatcherSettings.DEFAULTS,
                "proposal:1:1");
    }
}
