package io.catcher.boot.summary;

import io.catcher.chain.Sites;
import io.catcher.event.Watched;
import io.catcher.event.part.MethodTotals;
import io.catcher.event.part.OtherMethods;
import io.catcher.perfcatcher.sample.MethodTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings times and failures of the methods together: those that took the most by name, the rest as one. Not thread-safe. */
final class MethodTable {

    /** What a page of a dashboard shows, and with long signatures some 6 KB of the event. */
    static final int NAMED = 20;

    private static final double MILLI = 1e6;

    private final Sites sites;
    private long[] failuresBefore = new long[0];

    MethodTable(Sites sites) {
        this.sites = sites;
    }

    /** What happened since the last call; the times are those since then. */
    Rows rows(List<MethodTime> times) {
        Map<Integer, MethodTime> bySite = new HashMap<>();
        times.forEach(time -> bySite.put(time.site(), time));
        int all = sites.size();
        failuresBefore = Arrays.copyOf(failuresBefore, all);
        List<Row> rows = new ArrayList<>();
        for (int site = 0; site < all; site++) {
            long failures = sites.failures(site);
            long errors = failures - failuresBefore[site];
            failuresBefore[site] = failures;
            MethodTime time = bySite.get(site);
            if (time != null || errors > 0) {
                rows.add(new Row(site, time, errors));
            }
        }
        rows.sort(Comparator.comparingDouble(Row::nanos)
                .thenComparingLong(Row::errors)
                .reversed());
        return rows(rows, this::named);
    }

    private static Rows rows(List<Row> rows, Function<Row, @Nullable MethodTotals> namer) {
        List<MethodTotals> named = new ArrayList<>();
        List<Row> others = new ArrayList<>();
        for (Row row : rows) {
            MethodTotals totals = named.size() < NAMED ? namer.apply(row) : null;
            if (totals == null) {
                others.add(row);
            } else {
                named.add(totals);
            }
        }
        return new Rows(
                rows.stream().mapToLong(Row::calls).sum(),
                rows.stream().mapToLong(Row::errors).sum(),
                named,
                others.isEmpty() ? null : folded(others));
    }

    private @Nullable MethodTotals named(Row row) {
        Watched method = sites.method(row.site());
        if (method == null) {
            return null;
        }
        int oneIn = sites.timedOneIn(row.site());
        MethodTime time = row.time();
        return new MethodTotals(
                method.toolName(),
                method.signature(),
                time == null ? null : time.calls(),
                row.errors(),
                time == null ? null : millis(time.totalNanos()),
                time == null ? null : millis(time.meanNanos()),
                time == null ? null : millis((double) time.maxNanos()),
                time == null || time.slow() == 0 ? null : time.slow(),
                oneIn == 1 ? null : oneIn);
    }

    private static OtherMethods folded(List<Row> rows) {
        return new OtherMethods(
                rows.size(),
                rows.stream().mapToLong(Row::calls).sum(),
                rows.stream().mapToLong(Row::errors).sum(),
                millis(rows.stream().mapToDouble(Row::nanos).sum()),
                millis(rows.stream()
                        .mapToDouble(row ->
                                row.time() == null ? 0.0 : (double) row.time().maxNanos())
                        .max()
                        .orElse(0)));
    }

    /** To a nanosecond: more digits would only be noise of the division. */
    private static double millis(double nanos) {
        return Math.rint(nanos) / MILLI;
    }

    private record Row(int site, @Nullable MethodTime time, long errors) {

        long calls() {
            return time == null ? 0 : time.calls();
        }

        double nanos() {
            return time == null ? 0 : time.totalNanos();
        }
    }

    /** The table of one summary. */
    record Rows(
            long calls,
            long errors,
            List<MethodTotals> named,
            @Nullable OtherMethods others) {

        boolean isEmpty() {
            return calls == 0 && errors == 0;
        }
    }
}
