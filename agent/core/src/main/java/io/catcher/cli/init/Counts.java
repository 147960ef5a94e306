package io.catcher.cli.init;

import io.catcher.cli.survey.RuleCoverage;
import io.catcher.cli.survey.Touched;
import java.util.Comparator;

/** Numbers in words. */
final class Counts {

    private Counts() {}

    static String of(long number, String thing) {
        String many = thing.endsWith("s") ? thing + "es" : thing + "s";
        return number + " " + (number == 1 ? thing : many);
    }

    /** As {@code 3 classes, 12 methods, such as Orders.place}. */
    static String of(RuleCoverage rule) {
        // The largest one: people know it.
        String example = rule.methods().stream()
                .max(Comparator.comparingInt(touched -> touched.method().codeSize()))
                .map(Touched::brief)
                .map(name -> ", such as " + name)
                .orElse("");
        return of(rule.classes(), "class") + ", " + of(rule.methods().size(), "method") + example;
    }
}
