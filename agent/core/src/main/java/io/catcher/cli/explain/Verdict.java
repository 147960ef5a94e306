package io.catcher.cli.explain;

import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.RuleCoverage;
import io.catcher.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one rule would do, with what is wrong with it.
 *
 * @param dead why a pattern means nothing, by its text
 */
record Verdict(RuleCoverage coverage, Map<String, DeadPattern> dead) {

    static List<Verdict> all(Settings settings, List<RuleCoverage> coverage, Application application) {
        List<Trial> trials = Trial.all(settings);
        return coverage.stream().map(rule -> of(rule, trials, application)).toList();
    }

    @SuppressWarnings("ReferenceEquality") // Two rules may read the same.
    private static Verdict of(RuleCoverage coverage, List<Trial> trials, Application application) {
        Map<String, DeadPattern> dead = new LinkedHashMap<>();
        for (Trial trial : trials) {
            String text = trial.pattern().text();
            if (trial.rule() == coverage.rule() && coverage.hits().getOrDefault(text, 0) == 0) {
                dead.put(text, DeadPattern.of(trial, application));
            }
        }
        return new Verdict(coverage, dead);
    }

    /** Whether somebody should change the rule. */
    boolean isWrong() {
        return coverage.isDead() || !dead.isEmpty() || !coverage.refusals().isEmpty();
    }

    /** What kind of advice its methods get. */
    String advice() {
        boolean caught = coverage.rule().bugcatcher().enabled();
        boolean timed = coverage.rule().perfcatcher().enabled();
        return caught && timed ? "caught and timed" : caught ? "caught" : timed ? "timed" : "neither caught nor timed";
    }
}
