package io.catcher.cli.survey;

import io.catcher.config.Rule;
import io.catcher.weave.match.Refusal;
import java.util.List;
import java.util.Map;

/**
 * What one rule would do to an application. Immutable.
 *
 * @param methods it watches, in the order of the class path
 * @param refusals what it asks for and cannot have
 * @param hits how many methods each of its patterns means, by the pattern's text, also those that another rule takes
 * @param taken methods that it means and an earlier rule watches
 */
public record RuleCoverage(
        Rule rule, List<Touched> methods, List<Refusal> refusals, Map<String, Integer> hits, List<Taken> taken) {

    /** @param by name of the earlier rule */
    public record Taken(Touched method, String by) {}

    public RuleCoverage {
        methods = List.copyOf(methods);
        refusals = List.copyOf(refusals);
        taken = List.copyOf(taken);
    }

    /** How many classes it touches. */
    public long classes() {
        return methods.stream().map(Touched::className).distinct().count();
    }

    /** Whether it watches nothing. */
    public boolean isDead() {
        return methods.isEmpty();
    }
}
