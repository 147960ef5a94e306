package io.catcher.perfcatcher.adaptive.reference;

/**
 * What is normal for a method. It is fed only what is no longer suspected, so that a slow-down is never learned as normal
 * while it is being judged. It forgets: beyond 40,000 calls, and beyond an hour as long as 2,000 calls are left, so that a
 * daily rhythm is followed.
 */
public final class Reference {

    private static final double MOST_CALLS = 40_000;
    private static final double LEAST_CALLS = 2_000;
    private static final double MEMORY_NANOS = 3_600e9;
    private static final double SHARP = 2;
    private static final double TAIL_SHARE = 0.02;
    private static final double RAREST = 5e-7;
    /**
     * A single call that takes less than this longer wakes nobody: it is a pause of the collector, which G1 tries to keep
     * under 200 ms ({@code MaxGCPauseMillis}), or of the scheduler.
     */
    private static final double LEAST_SPIKE_NANOS = 250e6;

    /** A call this long, 50 times the median and three times the largest is told whatever the fit says. */
    private static final double GIANT_NANOS = 500e6;

    /** The chance of a false alarm that is taken in as many calls as have been seen. */
    private static final double RISK = 0.005;

    private static final double FIT_FROM = 2_000;

    /** Of all the time: what lies in the first bucket may be anything below it. */
    private static final double BELOW_SHARE = 0.1;

    public final Histogram seen;
    private final NormalScores scores = new NormalScores();
    private final double design;
    private double hours;
    private long lastEnd;
    private double sinceLearned;
    private double cap;
    private double mean;
    private double meanLog;
    private double deviation;
    private double up;
    private double upSharply;
    private double down;
    private int tail;
    private double tailShare;
    private double spikeLimit;

    /** @param design the slow-down, as a share, for which the detector is made */
    public Reference(Buckets buckets, double design) {
        this.seen = new Histogram(buckets);
        this.design = design;
    }

    /** @param most the bucket in which all longer calls are counted */
    public void add(Block block, int most) {
        if (!seen.isEmpty()) {
            // A clock that goes backwards takes no memory away.
            hours += Math.max(0, Math.min(1, (block.end() - lastEnd) / MEMORY_NANOS));
        }
        lastEnd = block.end();
        seen.add(block, most);
        sinceLearned += block.calls();
    }

    /** Adds what had been suspected; {@code weight} is the most that older calls may count for beside it. */
    public void add(Histogram released, double weight, int most) {
        seen.fadeTo(weight);
        seen.add(released, most);
        sinceLearned += released.total();
    }

    public boolean isStale() {
        return sinceLearned >= Math.max(Block.FULL, seen.total() / 8);
    }

    /** Draws from the calls seen all that judging needs. */
    public void learn() {
        double kept = seen.total() * Math.exp(-hours);
        seen.fadeTo(Math.min(MOST_CALLS, Math.max(LEAST_CALLS, kept)));
        hours = 0;
        sinceLearned = 0;
        scores.learn(seen);
        up = Math.max(0.05, scores.meanIfScaled(seen, 1 + design));
        upSharply = Math.max(2 * up, scores.meanIfScaled(seen, SHARP));
        down = Math.max(0.05, -scores.meanIfScaled(seen, 1 / (1 + design)));
        cap = 4 * seen.quantile(0.99);
        mean = Math.max(1, seen.mean(cap));
        meanLog = seen.meanLog();
        deviation = Math.max(0.03 * mean, seen.deviation(cap, mean));
        learnTail();
    }

    private void learnTail() {
        tail = seen.highest();
        double above = 0;
        while (tail > seen.lowest() && above + seen.count(tail) <= TAIL_SHARE * seen.total()) {
            above += seen.count(tail--);
        }
        tailShare = Math.max(above / seen.total(), 2e-3);
        double median = seen.quantile(0.5);
        double largest = seen.buckets.low(seen.highest() + 1);
        double rare = seen.total() < FIT_FROM
                ? Math.max(15 * median, 3 * largest)
                : TailFit.quantile(seen, Math.max(RAREST, RISK / seen.total()));
        double giant = Math.max(GIANT_NANOS, Math.max(50 * median, 3 * largest));
        double limit = Math.max(3 * median, Math.min(giant, rare));
        spikeLimit = Math.max(LEAST_SPIKE_NANOS + median, Math.max(limit, largest));
    }

    /** Whether what most of its calls take is less than the buckets can tell. */
    public boolean isBelowBuckets() {
        double below = seen.count(0) * seen.buckets.middle(0);
        return seen.buckets.first() > 0 && below >= BELOW_SHARE * seen.total() * seen.mean(Double.MAX_VALUE);
    }

    public double calls() {
        return seen.total();
    }

    public float[] scores() {
        return scores.ofBuckets();
    }

    /** The mean score of a body that is slower by the design effect. */
    public double up() {
        return up;
    }

    /** The mean score of a body that is twice as slow. */
    public double upSharply() {
        return upSharply;
    }

    /** The same of one that is slower by this share, nearly. */
    public double upBy(double share) {
        return upSharply * Math.log1p(share) / Math.log(SHARP);
    }

    public double down() {
        return down;
    }

    /** A call counts in {@link #mean} for no more than this. */
    public double cap() {
        return cap;
    }

    public double mean() {
        return mean;
    }

    /** Mean of the logarithms of the durations. */
    public double meanLog() {
        return meanLog;
    }

    public double deviation() {
        return deviation;
    }

    /** Calls in buckets above this one are the tail. */
    public int tail() {
        return tail;
    }

    public double tailShare() {
        return tailShare;
    }

    public double tailDeviation() {
        return Math.sqrt(tailShare * (1 - tailShare));
    }

    public double spikeLimit() {
        return spikeLimit;
    }
}
