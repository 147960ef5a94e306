package io.catcher.perfcatcher.budget;

import java.util.Arrays;

/** Divides a number of calls among methods: each gets what it wants, or as much as any other. Used by one thread at a time. */
final class FairShare {

    private static final double UNLIMITED = 1 << 30;
    private static final double LEAST = 64;

    private double[] wanted = new double[64];
    private int count;
    private double most = UNLIMITED;

    /** One more that wants so many. */
    void add(double calls) {
        wanted = count < wanted.length ? wanted : Arrays.copyOf(wanted, 2 * count);
        wanted[count++] = calls;
    }

    /**
     * All were added; begins anew.
     *
     * @return how many they get together
     */
    double settle(double calls) {
        while (most > LEAST && given(most) > calls) {
            most /= 2;
        }
        // One step a time, and only when there is room for another one: else it would go to and fro.
        if (most < UNLIMITED && given(4 * most) <= calls) {
            most *= 2;
        }
        double given = given(most);
        count = 0;
        return given;
    }

    /** What one gets at most. */
    double most() {
        return most;
    }

    private double given(double mostOfOne) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.min(wanted[i], mostOfOne);
        }
        return sum;
    }
}
