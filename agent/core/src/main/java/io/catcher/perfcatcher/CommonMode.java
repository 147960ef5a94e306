package io.catcher.perfcatcher;

import io.catcher.perfcatcher.adaptive.attribution.Others;
import java.util.Arrays;

/**
 * What all methods do alike: a core that is shared with a noisy neighbour, caches that are cold because the scheduler moved
 * the threads. As an amplifier rejects what both of its inputs have in common, it is taken off the slow-down of each single
 * method before that is told: H2's server under steady load told up to 58 shifts in nine minutes without it, in bursts of
 * fifteen methods. It takes eight methods, and two thirds of them, to tell that from one slow method and those that call it.
 *
 * <p>Used by one thread at a time.
 */
final class CommonMode implements Others {

    private static final int LEAST_METHODS = 8;

    /** What two thirds of the methods must be slower by, else nothing is common. */
    private static final double LEAST = Math.log(1.08);

    /** Not all methods feel it alike: one stands out that is as far from the median as this many of the less slowed. */
    private static final double SPREADS = 2;

    /** A busy method has its evidence before others have been called often enough to be heard. They are waited for. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    /**
     * While a program starts, its code is compiled and taken apart again, and its caches fill: what is slow for less than
     * this is no news then.
     */
    private static final long PATIENCE_AT_START_NANOS = 5_000_000_000L;

    private static final long START_NANOS = 60_000_000_000L;

    private static final double SHARE = 2.0 / 3;
    private static final long BEFORE_NANOS = 2_000_000_000L;

    /** By how much a method's calls take longer since then, as a logarithm; NaN when that is not known. */
    private interface Measure {
        double since(AdaptiveRule rule, long nanos);
    }

    private final Detectors detectors;
    private final Callers callers;
    private double[] logs = new double[64];
    private int count;
    private int all;
    private int known;
    private boolean begun;
    private long begunAt;

    CommonMode(Detectors detectors, Callers callers) {
        this.detectors = detectors;
        this.callers = callers;
    }

    @Override
    public double slowerSince(long since, long now) {
        read(since - BEFORE_NANOS, AdaptiveRule::trendSince);
        int usually = count;
        int allUsually = all;
        read(since, AdaptiveRule::trendSince);
        known = Math.max(allUsually, all);
        if (isStarting(now) && now - since < PATIENCE_AT_START_NANOS) {
            return Double.NaN;
        }
        if (usually >= LEAST_METHODS && count < SHARE * usually && now - since < PATIENCE_NANOS) {
            return Double.NaN;
        }
        if (count < LEAST_METHODS || logs[count / 3] < LEAST) {
            return 1;
        }
        return ofMost();
    }

    @Override
    public double longerSince(long since) {
        read(since, AdaptiveRule::meanTrendSince);
        return count < LEAST_METHODS ? 1 : Math.max(1, ofMost());
    }

    private double ofMost() {
        double median = logs[count / 2];
        return Math.exp(median + SPREADS * (median - logs[count / 6]));
    }

    private boolean isStarting(long now) {
        return begun && now - begunAt < START_NANOS && detectors.sites() >= LEAST_METHODS;
    }

    @Override
    public int count() {
        return known < LEAST_METHODS ? 0 : known;
    }

    @Override
    public boolean areAny() {
        return detectors.areSeveral();
    }

    /** How many times longer than usual the median method has taken since then; NaN when too few were called. */
    double medianSince(long nanos) {
        begunAt = begun ? begunAt : nanos;
        begun = true;
        read(nanos, AdaptiveRule::trendSince);
        return count < LEAST_METHODS ? Double.NaN : Math.exp(logs[count / 2]);
    }

    /** Nanoseconds that their calls have taken since then beyond what is usual, without those that call others of them. */
    double lostSince(long nanos) {
        double lost = 0;
        for (int site = 0; site < detectors.sites(); site++) {
            lost += callers.isLeaf(site) ? Math.max(0, detectors.lostSince(site, nanos)) : 0;
        }
        return lost;
    }

    /** Methods that the last question was about. */
    int compared() {
        return count;
    }

    /** Those of them that were slower. */
    int slower() {
        int slower = 0;
        for (int i = 0; i < count; i++) {
            slower += logs[i] >= LEAST ? 1 : 0;
        }
        return slower;
    }

    /** Only of methods that call no other: ten that wait for one database are slow by it, and no witnesses of anything else. */
    private void read(long since, Measure measure) {
        count = 0;
        all = 0;
        for (int site = 0; site < detectors.sites(); site++) {
            double log = detectors.ifKnown(site) instanceof AdaptiveRule rule ? measure.since(rule, since) : Double.NaN;
            all += Double.isNaN(log) ? 0 : 1;
            if (!Double.isNaN(log) && callers.isLeaf(site)) {
                logs = count < logs.length ? logs : Arrays.copyOf(logs, 2 * count);
                logs[count++] = log;
            }
        }
        Arrays.sort(logs, 0, count);
    }
}
