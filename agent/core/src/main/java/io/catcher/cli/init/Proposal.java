package io.catcher.cli.init;

import io.catcher.cli.survey.RuleCoverage;
import java.util.List;

/**
 * What to write. Immutable.
 *
 * @param service its name
 * @param own whose packages are watched
 * @param rules with what they touch, none of them dead
 * @param exclude patterns, each of which leaves something out
 * @param leftOut packages that nothing watches, the largest first
 * @param unwatched classes of its own that do something and are in no rule, those first that do most
 */
record Proposal(
        String service,
        OwnPackages own,
        List<Written> rules,
        List<String> exclude,
        List<PackageGroup> leftOut,
        List<String> unwatched) {

    /** More than this costs every start a noticeable time, and nobody reads so many rules' events. */
    static final int MANY_METHODS = 3_000;

    /**
     * A rule and what it touches.
     *
     * @param kept where work comes in and failures are caught at once
     */
    record Written(Draft draft, RuleCoverage coverage, List<Kept> kept) {

        Written {
            kept = List.copyOf(kept);
        }
    }

    Proposal {
        rules = List.copyOf(rules);
        exclude = List.copyOf(exclude);
        leftOut = List.copyOf(leftOut);
        unwatched = List.copyOf(unwatched);
    }

    int methods() {
        return rules.stream().mapToInt(rule -> rule.coverage().methods().size()).sum();
    }

    /** Of all rules, in their order. */
    List<Kept> kept() {
        return rules.stream().flatMap(rule -> rule.kept().stream()).toList();
    }

    boolean isLarge() {
        return methods() > MANY_METHODS;
    }
}
