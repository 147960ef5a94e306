package io.catcher.bench.redaction;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.key.KeyNames;
import io.catcher.redact.text.Scrubber;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How many secrets of each kind are found, and how many harmless texts are altered. */
final class ScoreTable {

    private static final Set<String> NO_SHAPE = Set.of("assignment", "vendor_api_key", "key_name");

    private final Map<String, int[]> kinds = new TreeMap<>();
    private final int[] shapes = new int[2];
    private final int[] harmless = new int[2];
    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);
    private final KeyNames names = new KeyNames(RedactionSettings.DEFAULTS);
    private final boolean showMisses;

    ScoreTable(boolean showMisses) {
        this.showMisses = showMisses;
    }

    void judge(List<LabelledText> texts, Predicate<LabelledText> which) {
        texts.stream().filter(which).forEach(this::judge);
    }

    private void judge(LabelledText row) {
        boolean changed;
        boolean hidden;
        if (row.kind().equals("key_name")) {
            changed = names.rule(row.text()) != null;
            hidden = changed;
        } else {
            String output = scrubber.scrubbed(row.text());
            changed = !output.equals(row.text());
            hidden = row.isHidden(output);
        }
        if (row.harmless()) {
            count(harmless, changed, row, changed);
        } else if (row.secret() && row.expected()) {
            count(kinds.computeIfAbsent(row.kind(), k -> new int[2]), hidden, row, !hidden);
            if (!NO_SHAPE.contains(row.kind())) {
                shapes[0] += hidden ? 1 : 0;
                shapes[1]++;
            }
        }
    }

    private void count(int[] counts, boolean hit, LabelledText row, boolean wrong) {
        counts[0] += hit ? 1 : 0;
        counts[1]++;
        if (wrong && showMisses) {
            System.out.printf("%-18s %s | %s%n", row.kind(), row.text().replace("\n", "\\n"), row.value());
        }
    }

    void print(PrintStream out) {
        out.printf("%-24s %9s %9s %8s%n", "kind", "hidden", "of", "%");
        kinds.forEach((kind, counts) -> line(out, kind, counts));
        line(out, "= shapes, pooled", shapes);
        line(out, "= harmless, altered", harmless);
    }

    private static void line(PrintStream out, String name, int[] counts) {
        if (counts[1] > 0) {
            out.printf("%-24s %9d %9d %8.2f%n", name, counts[0], counts[1], 100.0 * counts[0] / counts[1]);
        }
    }
}
