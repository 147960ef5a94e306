package io.catcher.perfcatcher.adaptive.reference;

import java.util.Arrays;

/** Many calls, counted by bucket; counts are fractions because old ones fade. */
public final class Histogram {

    /** A bucket that holds less than this of a call is forgotten: else the largest call ever seen would stay for ever. */
    private static final float FORGOTTEN = 0.2f;

    public final Buckets buckets;
    private final float[] counts = new float[Buckets.COUNT];
    private double total;
    private int lowest = Buckets.COUNT;
    private int highest = -1;

    public Histogram(Buckets buckets) {
        this.buckets = buckets;
    }

    public void add(Block block) {
        add(block, Buckets.COUNT - 1);
    }

    /** @param most the last bucket that is credible; longer calls are counted as long as the longest credible one so far */
    public void add(Block block, int most) {
        for (int i = block.lowest(); i <= block.highest(); i++) {
            if (block.count(i) > 0) {
                count(i, block.count(i), most);
            }
        }
        total += block.calls();
    }

    /** Adds all that {@code other} holds, whose buckets may be others. */
    public void add(Histogram other, int most) {
        int down = other.buckets.offsetTo(buckets);
        for (int i = other.lowest; i <= other.highest; i++) {
            if (other.counts[i] > 0) {
                count(Math.max(0, i - down), other.counts[i], most);
            }
        }
        total += other.total;
    }

    // A lone giant counted in the bucket of its limit would raise the limit, and the next one would not be told.
    private void count(int bucket, float calls, int most) {
        int to = bucket <= most ? bucket : Math.min(most, Math.max(0, highest));
        counts[to] += calls;
        lowest = Math.min(lowest, to);
        highest = Math.max(highest, to);
    }

    /** @param from number of the first of {@code calls} among {@link Buckets#ALL} */
    public void add(int[] calls, int from) {
        for (int i = 0; i < calls.length; i++) {
            if (calls[i] > 0) {
                int to = Math.max(0, Math.min(Buckets.COUNT - 1, from + i - buckets.first()));
                counts[to] += calls[i];
                total += calls[i];
                lowest = Math.min(lowest, to);
                highest = Math.max(highest, to);
            }
        }
    }

    public void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        lowest = Buckets.COUNT;
        highest = -1;
    }

    /** Lets all counts fade, in proportion, until {@code most} calls are left. */
    public void fadeTo(double most) {
        if (total <= most) {
            return;
        }
        float share = (float) (most / total);
        total = 0;
        for (int i = lowest; i <= highest; i++) {
            counts[i] *= share;
            if (counts[i] < FORGOTTEN) {
                counts[i] = 0;
            }
            total += counts[i];
        }
        while (highest > lowest && counts[highest] == 0) {
            highest--;
        }
        while (lowest < highest && counts[lowest] == 0) {
            lowest++;
        }
    }

    public boolean isEmpty() {
        return total <= 0;
    }

    public double total() {
        return total;
    }

    public int lowest() {
        return lowest;
    }

    public int highest() {
        return highest;
    }

    public float count(int bucket) {
        return counts[bucket];
    }

    /** Interpolated within its bucket. Nanoseconds; 0 when empty. */
    public double quantile(double share) {
        double wanted = share * total;
        double below = 0;
        for (int i = lowest; i <= highest; i++) {
            if (counts[i] > 0 && below + counts[i] >= wanted) {
                double low = buckets.low(i);
                return low + (buckets.low(i + 1) - low) * ((wanted - below) / counts[i]);
            }
            below += counts[i];
        }
        return highest < 0 ? 0 : buckets.low(highest + 1);
    }

    /** Mean duration where none counts for more than {@code most}. Nanoseconds. */
    public double mean(double most) {
        double sum = 0;
        for (int i = lowest; i <= highest; i++) {
            sum += counts[i] * Math.min(most, buckets.middle(i));
        }
        return total > 0 ? sum / total : 0;
    }

    /** The standard deviation that belongs to {@link #mean(double)}. Nanoseconds. */
    public double deviation(double most, double mean) {
        double squares = 0;
        for (int i = lowest; i <= highest; i++) {
            double off = Math.min(most, buckets.middle(i)) - mean;
            squares += counts[i] * off * off;
        }
        return total > 0 ? Math.sqrt(squares / total) : 0;
    }

    /** Mean logarithm of the durations. */
    public double meanLog() {
        double sum = 0;
        for (int i = lowest; i <= highest; i++) {
            sum += counts[i] * buckets.logOfMiddle(i);
        }
        return total > 0 ? sum / total : 0;
    }

    /** The square of the standard deviation of the logarithms. */
    public double varianceOfLog() {
        double mean = meanLog();
        double squares = 0;
        for (int i = lowest; i <= highest; i++) {
            double off = buckets.logOfMiddle(i) - mean;
            squares += counts[i] * off * off;
        }
        return total > 0 ? squares / total : 0;
    }

    public double shareAbove(int bucket) {
        double above = 0;
        for (int i = Math.max(lowest, bucket + 1); i <= highest; i++) {
            above += counts[i];
        }
        return total > 0 ? above / total : 0;
    }
}
