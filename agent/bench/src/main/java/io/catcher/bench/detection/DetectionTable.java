package io.catcher.bench.detection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code DetectionTable SEED...}. */
public final class DetectionTable {

    private DetectionTable() {}

    public static void main(String[] arguments) {
        Map<String, Supplier<Rule>> rules = new LinkedHashMap<>();
        if (!Boolean.getBoolean("ours")) {
            rules.put("literal", Rule::literal);
            rules.put("mean + 3 sigma", Rule::threeSigma);
        }
        rules.put("adaptive", Rule::adaptive);
        for (var rule : rules.entrySet()) {
            Map<String, Score> groups = new TreeMap<>();
            Score all = new Score();
            for (String seed : arguments) {
                Suite.run(Long.parseLong(seed), (group, stream) -> {
                    groups.computeIfAbsent(group, g -> new Score()).add(stream, rule.getValue().get());
                });
            }
            groups.forEach((group, score) -> {
                System.out.printf("%-24s wanted %4d found %4d %.3f delay %5d further %4d false %4d = %7.2f per 1e6%n",
                        group, score.wanted, score.found, score.recall(), score.medianDelay(), score.further, score.falseAlarms, score.falsePerMillion());
                all.merge(score);
            });
            if (Boolean.getBoolean("notes")) all.notes.forEach(n -> System.out.println("   " + n));
            System.out.printf("%s: false %.2f per 1e6, %.3f per hour (%d calls), recall %.3f precision %.3f F1 %.3f, further %.2f%n", rule.getKey(),
                    all.falsePerMillion(), all.falseAlarms / all.hours, all.cleanCalls, all.recall(), all.precision(), all.f1(), (double) all.further / Math.max(1, all.hit));
        }
    }
}
