package io.catcher.bugcatcher.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.catcher.cli.trace.JsonTrace;
import io.catcher.event.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Scores fingerprints on labelled traces that stay outside the project: which pairs of traces are of the same bug. */
class LabelledTracesTest {

    /** Seen from agent/core. */
    private static final Path LABELLED = Path.of("../../../shared/data/traces/defects4j.jsonl.gz");

    private record Row(String project, String bug, String fingerprint) {}

    private record Score(long right, long told, long all) {
        double precision() {
            return (double) right / told;
        }

        double recall() {
            return (double) right / all;
        }
    }

    @Test
    void nearly_all_traces_with_one_fingerprint_are_of_one_bug() throws IOException {
        assumeTrue(Files.isReadable(LABELLED), "skipped: no labelled traces at " + LABELLED);
        List<Row> rows = rows();
        List<String> projects =
                List.copyOf(new TreeSet<>(rows.stream().map(Row::project).toList()));
        for (int half = 0; half < 2; half++) {
            int wanted = half;
            Score score = score(rows.stream()
                    .filter(row -> projects.indexOf(row.project()) % 2 == wanted)
                    .toList());
            System.out.printf(
                    "half %d: %s, precision %.3f, recall %.3f%n", half, score, score.precision(), score.recall());
            assertThat(score.precision()).isGreaterThanOrEqualTo(0.97);
        }
        Score all = score(rows);
        System.out.printf("all: %s, precision %.3f, recall %.3f%n", all, all.precision(), all.recall());
        assertThat(all.precision()).isGreaterThanOrEqualTo(0.97);
        assertThat(all.recall()).isGreaterThanOrEqualTo(0.4);
    }

    private static Score score(List<Row> rows) {
        Map<String, Long> prints = new HashMap<>();
        Map<String, Long> bugs = new HashMap<>();
        Map<String, Long> both = new HashMap<>();
        for (Row row : rows) {
            prints.merge(row.fingerprint(), 1L, Long::sum);
            bugs.merge(row.bug(), 1L, Long::sum);
            both.merge(row.fingerprint() + row.bug(), 1L, Long::sum);
        }
        return new Score(pairs(both), pairs(prints), pairs(bugs));
    }

    private static long pairs(Map<String, Long> groups) {
        return groups.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(LABELLED)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, ?> labels = Json.read(line);
                JsonTrace trace = JsonTrace.read(line);
                String print = Fingerprint.ofOwnFrames().of(trace.thrown());
                rows.add(new Row(String.valueOf(labels.get("project")), String.valueOf(labels.get("bug")), print));
            }
        }
        return rows;
    }
}
