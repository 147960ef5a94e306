package io.catcher.perfcatcher;

import io.catcher.perfcatcher.adaptive.reference.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last durations of one method, with their exact sum: a running mean in floating point would drift by what rounding
 * takes at each of millions of steps. Grows to its size as samples come, because most methods are called seldom.
 */
final class RollingWindow {

    private static final int FIRST_CAPACITY = 16;
    private static final double NANOS_PER_MILLI = 1e6;

    private final int size;
    private long[] samples;
    private int count;
    private int oldest;
    private long sum;

    /** @param size samples that the window holds, at least 1 */
    RollingWindow(int size) {
        this.size = size;
        this.samples = new long[Math.min(size, FIRST_CAPACITY)];
    }

    /** The longest duration of which a whole window can be summed: 2.9 years for 100 samples. Nanoseconds. */
    long longest() {
        return Long.MAX_VALUE / size;
    }

    /**
     * Takes a duration in and, when the window is full, lets the oldest go.
     *
     * @param sample nanoseconds, from 0 to {@link #longest}
     */
    void add(long sample) {
        sum += sample;
        if (count < size) {
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, Math.min(size, 2 * count));
            }
            samples[count++] = sample;
        } else {
            sum -= samples[oldest];
            samples[oldest] = sample;
            oldest = oldest + 1 == size ? 0 : oldest + 1;
        }
    }

    int count() {
        return count;
    }

    /** Nanoseconds; only for a window that is not empty. */
    double mean() {
        return (double) sum / count;
    }

    /**
     * The population's standard deviation (divided by n, not n − 1), nanoseconds: the window is all that the mean is made
     * of, no sample of something larger.
     */
    double stddev() {
        double mean = mean();
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double off = samples[i] - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / count);
    }

    /** Of the last {@code most} samples, or of all when there are less. */
    Level levelOfLast(int most) {
        int last = Math.min(most, count);
        long[] sorted = new long[last];
        double total = 0;
        for (int i = 0; i < last; i++) {
            sorted[i] = samples[(oldest + count - 1 - i) % count];
            total += sorted[i];
        }
        Arrays.sort(sorted);
        return new Level(
                sorted[last / 2], sorted[(int) (0.9 * last)], sorted[(int) (0.99 * last)], total / Math.max(1, last));
    }

    /** Oldest first. */
    List<Double> millis() {
        List<Double> millis = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            millis.add(samples[(oldest + i) % count] / NANOS_PER_MILLI);
        }
        return millis;
    }
}
