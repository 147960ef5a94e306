package io.catcher.perfcatcher.adaptive.reference;

/**
 * Gives each bucket the value that a standard normal variable has at the same rank (van der Waerden 1952). Sums of such
 * scores feel a shift of the whole body as sharply as a mean would on normal data, and no single call can outweigh
 * others, whatever the shape of the latencies.
 */
final class NormalScores {

    private static final double LEAST_RANK = 0.0015;

    private final float[] scores = new float[Buckets.COUNT];

    /** Ranks the buckets anew; {@code seen} is not empty. */
    void learn(Histogram seen) {
        double below = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < Buckets.COUNT; i++) {
            double count = smoothed(seen, i);
            double rank = (below + count / 2) / seen.total();
            below += count;
            double score = probit(Math.min(1 - LEAST_RANK, Math.max(LEAST_RANK, rank)));
            scores[i] = (float) score;
            sum += seen.count(i) * score;
            squares += seen.count(i) * score * score;
        }
        double mean = sum / seen.total();
        double deviation = Math.sqrt(Math.max(0.05, squares / seen.total() - mean * mean));
        for (int i = 0; i < Buckets.COUNT; i++) {
            scores[i] = (float) ((scores[i] - mean) / deviation);
        }
    }

    // Else all of a narrow method's calls share one bucket, and a slow-down within it has no rank.
    private static double smoothed(Histogram seen, int bucket) {
        double before = bucket > 0 ? seen.count(bucket - 1) : 0;
        double after = bucket < Buckets.COUNT - 1 ? seen.count(bucket + 1) : 0;
        return 0.5 * seen.count(bucket) + 0.25 * (before + after);
    }

    float[] ofBuckets() {
        return scores;
    }

    /** The mean score if all of {@code seen} took {@code factor} times as long. */
    double meanIfScaled(Histogram seen, double factor) {
        double sum = 0;
        for (int i = seen.lowest(); i <= seen.highest(); i++) {
            if (seen.count(i) > 0) {
                sum += seen.count(i) * at(seen.buckets, seen.buckets.middle(i) * factor);
            }
        }
        return sum / seen.total();
    }

    private double at(Buckets buckets, double nanos) {
        int i = buckets.of((long) nanos);
        double low = buckets.low(i);
        double within = (nanos - low) / Math.max(1e-9, buckets.low(i + 1) - low);
        int other = Math.max(0, Math.min(Buckets.COUNT - 1, within < 0.5 ? i - 1 : i + 1));
        double far = Math.min(0.5, Math.abs(within - 0.5));
        return scores[i] * (1 - far) + scores[other] * far;
    }

    /** The normal quantile by Acklam's rational approximation (2003), off by at most 1.15e-9 of itself. */
    static double probit(double rank) {
        if (rank > 0.5) {
            return -probit(1 - rank);
        }
        if (rank < 0.02425) {
            double q = Math.sqrt(-2 * Math.log(rank));
            return (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q
                                                            - 2.549732539343734)
                                                    * q
                                            + 4.374664141464968)
                                    * q
                            + 2.938163982698783)
                    / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q
                                            + 3.754408661907416)
                                    * q
                            + 1);
        }
        double q = rank - 0.5;
        double r = q * q;
        double numerator =
                ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r
                                        - 30.66479806614716)
                                * r
                        + 2.506628277459239;
        double denominator =
                ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
                                        - 13.28068155288572)
                                * r
                        + 1;
        return numerator * q / denominator;
    }
}
