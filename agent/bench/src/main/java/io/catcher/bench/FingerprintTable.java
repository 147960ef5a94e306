package io.catcher.bench;

import io.catcher.bugcatcher.fingerprint.Fingerprint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * {@code java -jar bench.jar fingerprints FILE}: precision and recall of the agent's fingerprint on labelled traces, beside
 * what it could have been. Projects are split into two halves, every other one by name: a choice that only fits the data
 * it was made on shows in one of them.
 */
final class FingerprintTable {

    private static final int MOST = 1_000;

    private final List<LabelledTrace> traces;
    private final List<LabelledTrace> first = new ArrayList<>();
    private final List<LabelledTrace> second = new ArrayList<>();

    FingerprintTable(Path file) throws IOException {
        traces = LabelledTrace.read(file);
        List<String> projects = List.copyOf(
                new TreeSet<>(traces.stream().map(LabelledTrace::project).toList()));
        for (LabelledTrace trace : traces) {
            (projects.indexOf(trace.project()) % 2 == 0 ? first : second).add(trace);
        }
    }

    void print(PrintStream out) {
        out.printf(
                "%d traces, %d + %d by project; precision/recall of pairs%n",
                traces.size(), first.size(), second.size());
        out.printf("%-44s %12s %12s %12s%n", "", "all", "half 1", "half 2");
        rows().forEach((name, print) -> out.printf(
                "%-44s %12s %12s %12s%n",
                name,
                Pairs.of(traces, print).shown(),
                Pairs.of(first, print).shown(),
                Pairs.of(second, print).shown()));
    }

    private static Map<String, Function<LabelledTrace, String>> rows() {
        Map<String, Function<LabelledTrace, String>> rows = new LinkedHashMap<>();
        Fingerprint chosen = Fingerprint.ofOwnFrames();
        rows.put("the agent's: 6 own frames, both types", trace -> own(chosen, trace));
        for (int frames : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 10, MOST}) {
            Fingerprint other = chosen.withFrames(frames);
            rows.put((frames == MOST ? "all" : String.valueOf(frames)) + " own frames", trace -> own(other, trace));
        }
        Fingerprint guessed = Fingerprint.forPackages(List.of());
        rows.put("6 frames, what is ours is guessed", trace -> guessed.of(trace.with(trace.frames())));
        rows.put("bare: outermost type", trace -> bare(trace, trace.type(), UnaryOperator.identity()));
        rows.put("bare: root's type", trace -> bare(trace, trace.root_type(), UnaryOperator.identity()));
        rows.put("bare: both types", trace -> bare(trace, both(trace), UnaryOperator.identity()));
        rows.put(
                "bare: both, repeats next to each other once",
                trace -> bare(trace, both(trace), FingerprintTable::runs));
        rows.put("bare: both, each method once", trace -> bare(trace, both(trace), FingerprintTable::distinct));
        return rows;
    }

    private static String own(Fingerprint fingerprint, LabelledTrace trace) {
        return fingerprint.of(trace.with(trace.prod().isEmpty() ? trace.frames() : trace.prod()));
    }

    /** Six frames as they are, with nothing taken out: what each part of the choice does alone. */
    private static String bare(LabelledTrace trace, String type, UnaryOperator<List<String>> recursion) {
        List<String> frames = recursion.apply(trace.prod());
        return type + frames.subList(0, Math.min(6, frames.size()));
    }

    private static String both(LabelledTrace trace) {
        return trace.type() + '|' + trace.root_type();
    }

    private static List<String> runs(List<String> frames) {
        List<String> kept = new ArrayList<>();
        for (String frame : frames) {
            if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(frame)) {
                kept.add(frame);
            }
        }
        return kept;
    }

    private static List<String> distinct(List<String> frames) {
        return List.copyOf(new LinkedHashSet<>(frames));
    }
}
