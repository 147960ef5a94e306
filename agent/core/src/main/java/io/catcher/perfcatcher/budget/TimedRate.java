package io.catcher.perfcatcher.budget;

import java.util.Arrays;

/**
 * How many calls of one method may be timed in a second, so that all methods together cost no more than their share of the
 * processors. Those that are called most give way first: they lose least by it. Under a rule that matched all of H2's server,
 * under full load, 2.9 million calls were timed in a second, of which the threads' buffers could hold forty thousand. Used by
 * one thread at a time.
 */
final class TimedRate {

    /** What a timed call costs in a program that does something else as well: its lines are in no cache. */
    private static final double CALL_NANOS = 130;

    private static final double SECOND_NANOS = 1e9;
    private static final double LEAST = 64;
    private static final double UNLIMITED = 1 << 30;

    private final int processors;
    private double[] rates = new double[64];
    private int count;
    private double share;
    private double most = UNLIMITED;

    TimedRate(int processors) {
        this.processors = processors;
    }

    /**
     * One more method.
     *
     * @param timedASecond how many of its calls would be timed if it were alone
     * @param share of its own time, and of the processors, that it may cost
     */
    void add(double timedASecond, double share) {
        rates = count < rates.length ? rates : Arrays.copyOf(rates, 2 * count);
        rates[count++] = timedASecond;
        this.share = Math.max(this.share, share);
    }

    /** Calls of one method that may be timed in a second, where all methods are those that were added since the last time. */
    double mostOfOne() {
        double calls = share * processors * SECOND_NANOS / CALL_NANOS;
        while (most > LEAST && timed(most) > calls) {
            most /= 2;
        }
        // One step a second, and only when there is room for another one: else it would go to and fro.
        if (most < UNLIMITED && timed(4 * most) <= calls) {
            most *= 2;
        }
        count = 0;
        share = 0;
        return most;
    }

    private double timed(double mostOfOne) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.min(rates[i], mostOfOne);
        }
        return sum;
    }
}
