package io.catcher.bench.detection;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that follow from seeds: clean calls and faults on the nine shapes, then the varied suite. */
final class SeedTables {

    private static final int CLEAN_CALLS = 1_000_000;
    private static final int FAULTY_CALLS = 76_000;
    private static final int ONSET = 42_000;
    private static final int HOT_ONSET = 800_000;
    private static final int TRIALS = 6;
    private static final List<Fault> FAULTS =
            List.of(Fault.SHIFT_20, Fault.SHIFT_50, Fault.SHIFT_100, Fault.RAMP, Fault.MIX, Fault.TAIL, Fault.INCIDENT);

    private final List<Standing> rules;
    private final List<Long> seeds;
    private final PrintStream out;

    SeedTables(List<Standing> rules, List<Long> seeds, PrintStream out) {
        this.rules = rules;
        this.seeds = seeds;
        this.out = out;
    }

    void print() {
        out.println("Seeds " + seeds + "\n");
        clean();
        faults();
        hot();
        suite();
        cost();
    }

    private void clean() {
        out.printf("Nine shapes, %d million clean calls each: alarms per million calls%n", seeds.size());
        out.printf("%-18s", "");
        rules.forEach(rule -> out.printf("%12s", rule.name()));
        double[] sums = new double[rules.size()];
        for (NineShapes shape : NineShapes.values()) {
            out.printf("%n%-18s", shape.name().toLowerCase(java.util.Locale.ROOT));
            for (int r = 0; r < rules.size(); r++) {
                Score score = new Score();
                for (long seed : seeds) {
                    score.add(
                            shape.clean(CLEAN_CALLS, seed), rules.get(r).rule().get());
                }
                sums[r] += score.falsePerMillion() / NineShapes.values().length;
                out.printf("%12.2f", score.falsePerMillion());
            }
        }
        out.printf("%n%-18s", "mean");
        for (double sum : sums) {
            out.printf("%12.2f", sum);
        }
        out.println("\n");
    }

    private void faults() {
        out.printf(
                "Nine shapes, a fault in call %d to %d of %d: found (median delay in calls), further alarms%n",
                ONSET, ONSET + 500 * (TRIALS - 1), FAULTY_CALLS);
        out.printf("%-12s", "");
        rules.forEach(rule -> out.printf("%26s", rule.name()));
        for (Fault fault : FAULTS) {
            out.printf("%n%-12s", fault.name().toLowerCase(java.util.Locale.ROOT));
            for (Standing rule : rules) {
                Score score = new Score();
                for (NineShapes shape : NineShapes.values()) {
                    trials(shape, fault, rule, score);
                }
                out.printf(
                        "%9.1f %% (%5d) %8.2f",
                        100 * score.recall(), score.medianDelay(), (double) score.further / Math.max(1, score.hit));
            }
        }
        out.println("\n");
    }

    private void trials(NineShapes shape, Fault fault, Standing rule, Score score) {
        for (long seed : seeds) {
            for (int i = 0; i < TRIALS; i++) {
                long own = seed * 1000 + i;
                Stream clean = shape.clean(FAULTY_CALLS, own);
                score.add(fault.into(clean, ONSET + 500 * i, own), rule.rule().get());
            }
        }
    }

    private void hot() {
        out.println(
                "Called 20,000 times a second, slower in call 800,000: found within a minute (median delay in calls),"
                        + " alarms per million clean calls");
        for (Standing rule : rules) {
            for (HotShapes shape : HotShapes.values()) {
                Score clean = new Score();
                seeds.forEach(seed -> clean.add(
                        shape.clean(2 * CLEAN_CALLS, seed), rule.rule().get()));
                out.printf(
                        "%-10s %-12s %10.2f",
                        rule.name(), shape.name().toLowerCase(java.util.Locale.ROOT), clean.falsePerMillion());
                for (Fault fault : List.of(Fault.SHIFT_20, Fault.SHIFT_50)) {
                    Score score = new Score();
                    seeds.forEach(seed -> score.add(
                            fault.into(shape.clean(CLEAN_CALLS, seed), HOT_ONSET, seed),
                            rule.rule().get()));
                    out.printf("   %s %5.1f %% (%6d)", fault, 100 * score.recall(), score.medianDelay());
                }
                out.println();
            }
        }
        out.println();
    }

    private void suite() {
        out.println(
                "Varied suite: found in time / wanted (median delay), false alarms per million calls without a fault");
        for (Standing rule : rules) {
            Map<String, Score> groups = new LinkedHashMap<>();
            Score all = new Score();
            for (long seed : seeds) {
                Suite.run(seed, (group, stream) -> groups.computeIfAbsent(group, name -> new Score())
                        .add(stream, rule.rule().get()));
            }
            out.println(rule.name());
            groups.forEach((group, score) -> {
                line(group.toLowerCase(java.util.Locale.ROOT), score);
                all.merge(score);
            });
            out.printf(
                    "  all: recall %.3f, precision %.3f, F1 %.3f; %.2f false alarms per million calls, %.3f an hour;"
                            + " %.2f further alarms an episode%n%n",
                    all.recall(),
                    all.precision(),
                    all.f1(),
                    all.falsePerMillion(),
                    all.falseAlarms / all.hours,
                    (double) all.further / Math.max(1, all.hit));
        }
    }

    private void line(String group, Score score) {
        String found = score.wanted == 0
                ? ""
                : String.format("%4d / %4d (%5d)", score.found, score.wanted, score.medianDelay());
        out.printf("  %-24s %20s %10.2f%n", group, found, score.falsePerMillion());
    }

    private void cost() {
        out.println("Cost of a call for the detector's thread: median of nine runs of a million calls");
        for (Standing rule : rules) {
            Cost cost = Cost.of(rule.rule());
            out.printf("%-12s %6.1f ns, %d bytes a million calls%n", rule.name(), cost.nanos(), cost.bytes());
        }
    }
}
