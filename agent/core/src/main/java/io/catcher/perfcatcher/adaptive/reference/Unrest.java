package io.catcher.perfcatcher.adaptive.reference;

/**
 * How much more the means of a method's calls move than independent calls would let them: the over-dispersion, by which
 * all evidence is divided. Neighbouring calls resemble each other (queues, caches, a changing mix), and a test that takes
 * them for independent cries wolf. Measured as the variance of batch means (Conway 1963) over 1, 4, 16 and 64 blocks, the
 * largest counting; for single blocks with what their autocorrelation adds (an AR(1) process: (1 + r) / (1 - r)).
 */
public final class Unrest {

    private static final int SCALES = 4;
    private static final double PRIOR = 3;
    private static final double PRIOR_BLOCKS = 8;
    private static final double MOST = 5_000;
    private static final double OUTLIER = 30;
    private static final double FADE = 0.9995;
    private static final double SLOWEST = 1.0 / 128;
    private static final double HIGHEST = 3;

    private final double[] sum = new double[SCALES];
    private final double[] calls = new double[SCALES];

    /** Of four of the next smaller scale, how many have come. */
    private final int[] parts = new int[SCALES];

    private final int[] batches = new int[SCALES];
    private final double[] variance = new double[SCALES];
    private final double[] highest = new double[SCALES];
    private final double[] level = new double[SCALES];
    private double previous;
    private double product;

    public Unrest() {
        reset();
    }

    public void reset() {
        for (int i = 0; i < SCALES; i++) {
            sum[i] = calls[i] = highest[i] = level[i] = 0;
            parts[i] = batches[i] = 0;
            variance[i] = PRIOR;
        }
        previous = product = 0;
    }

    public void copy(Unrest other) {
        for (int i = 0; i < SCALES; i++) {
            sum[i] = other.sum[i];
            calls[i] = other.calls[i];
            parts[i] = other.parts[i];
            batches[i] = other.batches[i];
            variance[i] = other.variance[i];
            highest[i] = other.highest[i];
            level[i] = other.level[i];
        }
        previous = other.previous;
        product = other.product;
    }

    /**
     * From now on the calls lie {@code times} as far apart. What moves them all for a while weighs as much against so many
     * fewer: over the same span the mean moves as before, and that of independent calls would move more.
     */
    public void spreadOut(double times) {
        int further = (int) Math.round(Math.log(Math.max(1, times)) / Math.log(4));
        double r = product / variance[0];
        double[] ofMeans = variance.clone();
        double[] peaks = highest.clone();
        double[] levels = level.clone();
        for (int i = 0; i < SCALES; i++) {
            int of = Math.min(SCALES - 1, i + further);
            while (of > 0 && batches[of] == 0) {
                of--;
            }
            variance[i] = Math.max(1, ofMeans[of] / times);
            double size = Block.FULL * Math.pow(4, i);
            // Over a span that was never measured: a high mean of less than that is none of it.
            highest[i] = Math.min(peaks[of], HIGHEST * Math.sqrt(variance[i] / size));
            level[i] = levels[of] / Math.sqrt(times);
            sum[i] = calls[i] = parts[i] = 0;
        }
        product = r * variance[0];
    }

    /**
     * Takes a block into account.
     *
     * @param mean of its calls, in standard deviations of a single call from the reference's mean
     * @param learned calls of the reference, whose own error is no unrest
     */
    public void add(double mean, int size, double learned) {
        double carriedSum = mean * size;
        double carriedCalls = size;
        for (int scale = 0; scale < SCALES; scale++) {
            sum[scale] += carriedSum;
            calls[scale] += carriedCalls;
            if (++parts[scale] < (scale == 0 ? 1 : 4)) {
                return;
            }
            carriedSum = sum[scale];
            carriedCalls = calls[scale];
            batch(scale, learned);
        }
    }

    private void batch(int scale, double learned) {
        double size = calls[scale];
        double z = sum[scale] / Math.sqrt(size * (1 + size / learned));
        if (batches[scale] == 0 && scale > 0) {
            variance[scale] = variance[scale - 1];
        }
        spread(scale, z);
        highest[scale] = Math.max(highest[scale] * FADE, sum[scale] / size);
        sum[scale] = calls[scale] = parts[scale] = 0;
    }

    // About the level of the batches themselves (Welford 1962): a method that has warmed up stays below a reference
    // which
    // still knows its first calls, and that is no unrest. The first batch says nothing but where they are.
    private void spread(int scale, double z) {
        if (batches[scale]++ == 0) {
            level[scale] = z;
            return;
        }
        double limit = Math.sqrt(OUTLIER * variance[scale]);
        double off = Math.max(-limit, Math.min(limit, z - level[scale]));
        level[scale] += Math.max(SLOWEST, 1.0 / batches[scale]) * off;
        double left = Math.max(-limit, Math.min(limit, z - level[scale]));
        double weight = Math.max(SLOWEST, 1 / (PRIOR_BLOCKS + batches[scale] - 1));
        variance[scale] += weight * (off * left - variance[scale]);
        if (scale == 0) {
            product += weight * (left * previous - product);
            previous = left;
        }
    }

    /**
     * The over-dispersion of the mean of so many blocks, at least 1. A method that wanders slowly is still a good witness
     * of what happens within a minute.
     */
    public double factor(int length) {
        // Of few blocks it is guessed low: a reference that is a little off would look like it.
        double known = batches[0] / (batches[0] + 32.0);
        double r = known * Math.max(0, Math.min(0.95, product / variance[0]));
        double most = variance[0] * Math.max(1, related(r, length));
        for (int scale = 1, blocks = 4; scale < SCALES && blocks <= 2 * length; scale++, blocks *= 4) {
            if (batches[scale] > 0) {
                most = Math.max(most, variance[scale]);
            }
        }
        return Math.max(1, Math.min(MOST, most));
    }

    /** By how much more the mean of so many blocks moves where each resembles the one before. */
    private static double related(double r, int length) {
        return r == 0 || length == 1
                ? 1
                : (1 + r) / (1 - r) - 2 * r * (1 - power(r, length)) / (length * (1 - r) * (1 - r));
    }

    /** By squaring: it is asked at each block, and {@code Math.pow} was a tenth of what a call cost the detector. */
    private static double power(double r, int length) {
        double power = 1;
        for (int left = length; left > 0; left >>= 1, r *= r) {
            power *= (left & 1) == 0 ? 1 : r;
        }
        return power;
    }

    /** The highest mean of as many blocks that passed without being told, fading; a new one must stand out from it. */
    public double highest(double length) {
        int scale = 0;
        for (double of = 4; scale < SCALES - 1 && of <= length; of *= 4) {
            scale++;
        }
        return highest[scale];
    }
}
