package io.catcher.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How well a name for traces finds those of one bug, over all pairs of traces.
 *
 * @param right pairs of one name that are of one bug
 * @param told pairs of one name
 * @param all pairs of one bug
 */
record Pairs(long right, long told, long all) {

    static Pairs of(List<LabelledTrace> traces, Function<LabelledTrace, String> name) {
        Map<String, Long> names = new HashMap<>();
        Map<String, Long> bugs = new HashMap<>();
        Map<String, Long> both = new HashMap<>();
        for (LabelledTrace trace : traces) {
            String bug = trace.project() + '|' + trace.bug();
            String print = name.apply(trace);
            names.merge(print, 1L, Long::sum);
            bugs.merge(bug, 1L, Long::sum);
            both.merge(print + '|' + bug, 1L, Long::sum);
        }
        return new Pairs(count(both), count(names), count(bugs));
    }

    private static long count(Map<String, Long> groups) {
        return groups.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    /** For instance {@code 0.975/0.428}. */
    String shown() {
        return String.format(
                "%.3f/%.3f", told == 0 ? 1.0 : (double) right / told, all == 0 ? 1.0 : (double) right / all);
    }
}
