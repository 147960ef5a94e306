package io.catcher.it.loki;

import java.util.List;
import java.util.Map;

/**
 * What Loki answered: log lines or series, never both.
 *
 * @param type {@code streams}, {@code matrix} or {@code vector}
 * @param entries log lines in the order asked for within a stream, streams one after the other
 * @param series of a metric query
 */
public record LokiAnswer(String type, List<Entry> entries, List<Series> series) {

    /**
     * One log line.
     *
     * @param labels of the stream only
     * @param timeNanos since 1970
     * @param metadata structured metadata
     * @param parsed what the query's own stages took out of the line
     */
    public record Entry(
            Map<String, String> labels,
            long timeNanos,
            String line,
            Map<String, String> metadata,
            Map<String, String> parsed) {}

    /**
     * One line of a chart.
     *
     * @param points values, oldest first; one in a {@code vector}
     */
    public record Series(Map<String, String> labels, List<Double> points) {
        double sum() {
            return points.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    public LokiAnswer {
        entries = List.copyOf(entries);
        series = List.copyOf(series);
    }

    /** Whether a panel with this answer would say "No data". */
    public boolean isEmpty() {
        return entries.isEmpty() && series.stream().allMatch(one -> one.points().isEmpty());
    }

    public List<String> lines() {
        return entries.stream().map(Entry::line).toList();
    }
}
