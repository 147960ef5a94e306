package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.reference.Baseline;
import io.catcher.perfcatcher.adaptive.reference.Histogram;
import io.catcher.perfcatcher.adaptive.reference.Level;

/**
 * How a method's durations in this run differ from those of an earlier one. Two measures are looked at, as logarithms:
 * the typical duration (geometric mean) and the mean, which a changed mix moves; and the share of calls beyond what was
 * the slowest 2 %. The standard error has what the calls' own spread and unrest give, and what two runs of the very same
 * program differ by: compiled code, memory layout and load are never the same twice (Georges, Buytaert and Eeckhout,
 * "Statistically rigorous Java performance evaluation", 2007).
 *
 * @param before in the earlier run
 * @param after in this one
 * @param log logarithm of the ratio of what is compared: the measure that differs most of those that are sure
 * @param error one standard error of {@code log}
 * @param tailOnly true when only the slowest calls differ
 */
public record RunComparison(Verdict verdict, Level before, Level after, double log, double error, boolean tailOnly) {

    /** What the comparison says; {@code OPEN} when too little was seen to say anything. */
    public enum Verdict {
        SLOWER,
        FASTER,
        SAME,
        OPEN
    }

    private static final double BETWEEN_RUNS = 0.03;
    private static final double ERRORS = 3;
    private static final double KNOWN = 0.02;
    private static final double MEAN_KNOWN = 0.045;
    private static final double ENOUGH_CALLS = 20_000;
    /** What reading another machine's clock may add, or timing one call in N instead of each. */
    private static final double LEAST_NANOS = 200;

    private static final double TAIL_SHARE = 0.02;
    private static final double LEAST_TAIL_SHARE = 2e-3;
    private static final double TAIL_CALLS = 5_000;
    private static final double TAIL_RATIO = 1.5;
    private static final double TAIL_GROWTH = Math.log(2);

    /** @param gate the least slow-down that matters, as a share */
    public static RunComparison of(Baseline before, Baseline after, double gate) {
        Histogram then = before.histogram();
        Histogram now = after.histogram();
        Measure body = body(then, before.bodyUnrest(), now, after.bodyUnrest());
        Measure mean = mean(then, before.meanUnrest(), now, after.meanUnrest());
        double least = Math.log(1 + gate);
        boolean bodySlower = body.exceeds(least);
        boolean meanSlower = mean.spread <= MEAN_KNOWN && mean.exceeds(least);
        double longer = now.mean(4 * now.quantile(0.99)) - then.mean(4 * then.quantile(0.99));
        if ((bodySlower || meanSlower) && longer >= LEAST_NANOS) {
            boolean byMean = !bodySlower || (meanSlower && mean.log > body.log);
            return told(Verdict.SLOWER, then, now, byMean ? mean : body, false);
        }
        Measure tail = tail(then, before.meanUnrest(), now, after.meanUnrest());
        if (tail.log >= Math.max(least, Math.log(TAIL_RATIO))) {
            return told(Verdict.SLOWER, then, now, tail, true);
        }
        if (body.negated().exceeds(least) && mean.log < 0) {
            return told(Verdict.FASTER, then, now, body, false);
        }
        boolean excluded = body.isSurelyBelow(least) && mean.isSurelyBelow(least);
        boolean known = excluded || body.spread <= KNOWN || now.total() >= ENOUGH_CALLS;
        return told(known ? Verdict.SAME : Verdict.OPEN, then, now, body, false);
    }

    /**
     * Whether the method differs from all the others, too.
     *
     * @param common logarithm of the ratio that is common to the others
     * @param gate the least difference that matters, as a share
     */
    public boolean isBeyond(double common, double gate) {
        double off = verdict == Verdict.FASTER ? common - log : log - common;
        return new Measure(off, error, error).exceeds(Math.log(1 + gate));
    }

    /** Whether only the slowest calls differ, or only some that became the slowest: the median hardly does. */
    public boolean isOfFew() {
        return tailOnly || after.p50() / Math.max(1, before.p50()) - 1 < (ratio() - 1) / 4;
    }

    /** Nanoseconds that a call takes beyond what it took. */
    public double longer() {
        return after.mean() - before.mean();
    }

    /** How many times as long as before. */
    public double ratio() {
        return Math.exp(log);
    }

    /** Two standard errors of {@link #ratio}. */
    public double ratioError() {
        return 2 * ratio() * error;
    }

    private static RunComparison told(Verdict verdict, Histogram then, Histogram now, Measure by, boolean tailOnly) {
        return new RunComparison(verdict, Level.of(then), Level.of(now), by.log, by.error, tailOnly);
    }

    private static Measure body(Histogram then, double thenUnrest, Histogram now, double nowUnrest) {
        double log = now.meanLog() - then.meanLog();
        double variance =
                thenUnrest * then.varianceOfLog() / then.total() + nowUnrest * now.varianceOfLog() / now.total();
        return Measure.of(log, variance);
    }

    private static Measure mean(Histogram then, double thenUnrest, Histogram now, double nowUnrest) {
        double cap = 4 * Math.max(then.quantile(0.99), now.quantile(0.99));
        double thenMean = Math.max(1, then.mean(cap));
        double nowMean = Math.max(1, now.mean(cap));
        double thenError = then.deviation(cap, thenMean) / thenMean;
        double nowError = now.deviation(cap, nowMean) / nowMean;
        double variance =
                thenUnrest * thenError * thenError / then.total() + nowUnrest * nowError * nowError / now.total();
        return Measure.of(Math.log(nowMean / thenMean), variance);
    }

    /** The ratio of the slowest hundredth, 1 where there is no doubt that calls beyond the former 2 % are more. */
    private static Measure tail(Histogram then, double thenUnrest, Histogram now, double nowUnrest) {
        int edge = then.highest();
        double above = 0;
        while (edge > then.lowest() && above + then.count(edge) <= TAIL_SHARE * then.total()) {
            above += then.count(edge--);
        }
        double before = Math.max(LEAST_TAIL_SHARE, above / then.total());
        double after = now.shareAbove(edge - then.buckets.offsetTo(now.buckets));
        if (Math.min(then.total(), now.total()) < TAIL_CALLS || after <= before) {
            return Measure.of(0, 0);
        }
        double variance =
                thenUnrest * (1 - before) / (before * then.total()) + nowUnrest * (1 - after) / (after * now.total());
        boolean sure = Math.log(after / before) - ERRORS * Math.sqrt(variance) >= TAIL_GROWTH;
        return Measure.of(sure ? Math.log(now.quantile(0.99) / then.quantile(0.99)) : 0, variance);
    }

    /** A log ratio with its standard error, with ({@code error}) and without what runs differ by anyway. */
    private record Measure(double log, double spread, double error) {

        static Measure of(double log, double variance) {
            return new Measure(log, Math.sqrt(variance), Math.sqrt(variance + BETWEEN_RUNS * BETWEEN_RUNS));
        }

        boolean exceeds(double least) {
            return log >= least && log - ERRORS * error >= least / 2;
        }

        boolean isSurelyBelow(double least) {
            return log + ERRORS * error < least;
        }

        Measure negated() {
            return new Measure(-log, spread, error);
        }
    }
}
