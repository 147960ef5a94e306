package io.catcher.perfcatcher.adaptive.reference;

/** How long a method's calls take in some span of time. All in nanoseconds; the mean counts no call as more than 4 × p99. */
public record Level(double p50, double p90, double p99, double mean) {

    public static Level of(Histogram calls) {
        double p99 = calls.quantile(0.99);
        return new Level(calls.quantile(0.5), calls.quantile(0.9), p99, calls.mean(4 * p99));
    }

    /**
     * Whether calls take less than they did, in the mean and the slow ones too: a mean that fell for want of a rare giant says
     * nothing.
     *
     * @param least the least difference that matters, a share
     */
    public boolean isFarBelow(Level before, double least) {
        double most = 1 / (1 + least);
        return mean <= most * before.mean && p90 <= most * before.p90;
    }
}
