package io.catcher.perfcatcher.adaptive.reference;

/**
 * How long a call must take to be rarer than a given share of all calls, read from the tail of what was seen: the excess
 * of log durations over a high threshold follows a generalised Pareto distribution (Pickands 1975, Balkema and de Haan
 * 1974), fitted by moments (Hosking and Wallis 1987). Thus the rate of false alarms is what is chosen, not a factor.
 */
final class TailFit {

    private TailFit() {}

    /**
     * @param seen at least a few hundred calls
     * @param share of the calls that may be longer
     * @return nanoseconds
     */
    static double quantile(Histogram seen, double share) {
        double wanted = Math.max(30, Math.min(100, seen.total() * 0.004));
        double exceeding = 0;
        int from = seen.highest() + 1;
        while (from > seen.lowest() && exceeding < wanted) {
            exceeding += seen.count(--from);
        }
        double start = Math.log(Math.max(1, seen.buckets.low(from)));
        double sum = 0;
        double squares = 0;
        for (int i = from; i <= seen.highest(); i++) {
            double excess = seen.buckets.logOfMiddle(i) - start;
            sum += seen.count(i) * excess;
            squares += seen.count(i) * excess * excess;
        }
        double mean = sum / exceeding;
        double variance = Math.max(1e-6, squares / exceeding - mean * mean);
        double shape = Math.max(-0.1, Math.min(0.4, 0.5 * (1 - mean * mean / variance)));
        double scale = mean * (1 - shape);
        double rarity = exceeding / (seen.total() * share);
        double excess =
                Math.abs(shape) < 1e-3 ? scale * Math.log(rarity) : scale / shape * (Math.pow(rarity, shape) - 1);
        // The fit is uncertain when little was seen.
        return Math.exp(Math.min(60, start + excess * (1 + 2 / Math.sqrt(exceeding))));
    }
}
