package io.catcher.bugcatcher.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which features are worth a statement: had by nearly all failures and nearly no successes, and beyond chance by
 * Fisher's exact test, corrected for the number of features that were asked about. Of those only the ones count that could
 * have come out significant at all, which is what makes a few failures enough: R. E. Tarone, A Modified Bonferroni Method
 * for Discrete Data, Biometrics 46 (1990), 515–522. A method is judged again at each event, hence the strict level.
 */
final class Judge {

    static final int FEWEST_FAILURES = 3;
    static final int FEWEST_SUCCESSES = 20;

    /** Chance that a judgement on arguments that have nothing to do with the failures says anything. */
    private static final double LEVEL = 0.001;

    private static final int MOST_STATEMENTS = 3;

    /** One in so many failures may lack the feature, and one in so many successes may have it. */
    private static final int FAILURES_WITHOUT = 10;

    private static final int SUCCESSES_WITH = 20;

    /**
     * What is worth saying.
     *
     * @param fixed whether the method itself can have had no part in it
     */
    record Finding(Feature feature, int failures, int successes, boolean fixed, double chance) {}

    private static final class Count {

        private int failures;
        private int successes;
        private boolean fixed = true;
    }

    /** Made where there is something to put in order: a JVM's first failure has nothing to compare with yet. */
    private static final class Order {

        static final Comparator<Finding> MOST_TELLING = Comparator.comparing(Finding::fixed)
                .reversed()
                .thenComparingDouble(Finding::chance)
                // Where a class or null sets the calls apart, so does whatever its fields have.
                .thenComparing(finding -> Digest.field(finding.feature().slot()) != 0)
                .thenComparing(finding -> finding.feature().trait())
                .thenComparing(Judge::tightness)
                .thenComparing(finding -> finding.feature().slot());
    }

    private final int failures;
    private final int successes;
    private final Map<Feature, Count> counts = new HashMap<>();

    private Judge(int failures, int successes) {
        this.failures = failures;
        this.successes = successes;
    }

    /** The most telling first, one of each parameter; empty when there is nothing to be said. */
    static List<Finding> of(List<long[]> failures, List<long[]> successes) {
        if (failures.size() < FEWEST_FAILURES || successes.size() < FEWEST_SUCCESSES) {
            return List.of();
        }
        Judge judge = new Judge(failures.size(), successes.size());
        failures.forEach(sample -> judge.count(sample, true));
        successes.forEach(sample -> judge.count(sample, false));
        return judge.findings();
    }

    private void count(long[] sample, boolean failed) {
        for (int i = 1; i < sample.length; i += 2) {
            Feature.each(sample[i], sample[i + 1], (feature, fixed) -> {
                Count count = counts.computeIfAbsent(feature, f -> new Count());
                count.fixed &= fixed;
                if (failed) {
                    count.failures++;
                } else {
                    count.successes++;
                }
            });
        }
    }

    private List<Finding> findings() {
        double level = level();
        List<Finding> found = new ArrayList<>();
        counts.forEach((feature, count) -> {
            if (isSeparating(count.failures, count.successes)) {
                double chance = Fisher.chance(count.failures, failures, count.successes, successes);
                if (chance <= level) {
                    found.add(new Finding(feature, count.failures, count.successes, count.fixed, chance));
                }
            }
        });
        found.sort(Order.MOST_TELLING);
        return oneOfEach(found);
    }

    private boolean isSeparating(int withFailures, int withSuccesses) {
        return withFailures >= failures - failures / FAILURES_WITHOUT && withSuccesses <= successes / SUCCESSES_WITH;
    }

    /** {@link #LEVEL} by the number of features that could have been found, each at its best. */
    private double level() {
        double[] best = counts.values().stream()
                .mapToInt(count -> count.failures + count.successes)
                .filter(this::couldSeparate)
                .mapToDouble(this::best)
                .sorted()
                .toArray();
        for (int asked = 1; asked <= best.length; asked++) {
            if (notAbove(best, LEVEL / asked) <= asked) {
                return LEVEL / asked;
            }
        }
        return LEVEL / Math.max(1, best.length);
    }

    private boolean couldSeparate(int had) {
        int with = Math.min(had, failures);
        return isSeparating(with, had - with);
    }

    private double best(int had) {
        int with = Math.min(had, failures);
        return Fisher.chance(with, failures, had - with, successes);
    }

    private static int notAbove(double[] sorted, double level) {
        return (int) Arrays.stream(sorted).takeWhile(chance -> chance <= level).count();
    }

    /** Features of one parameter that set the same calls apart are one fact. */
    private static List<Finding> oneOfEach(List<Finding> found) {
        List<Finding> kept = new ArrayList<>(MOST_STATEMENTS);
        for (Finding finding : found) {
            boolean known = kept.stream()
                    .anyMatch(other -> Digest.parameter(other.feature().slot())
                            == Digest.parameter(finding.feature().slot()));
            // What the method may have done itself is told only where nothing else is known.
            boolean weaker = !kept.isEmpty() && kept.get(0).fixed() && !finding.fixed();
            if (!known && !weaker && kept.size() < MOST_STATEMENTS) {
                kept.add(finding);
            }
        }
        return List.copyOf(kept);
    }

    /** Of "10 or more" and "100 or more" the second says more, of "less than 10" and "less than 100" the first. */
    private static long tightness(Finding finding) {
        Feature feature = finding.feature();
        return feature.trait() == Feature.Trait.FROM ? -feature.value() : feature.value();
    }
}
