package io.catcher.perfcatcher.adaptive.evidence;

import io.catcher.perfcatcher.adaptive.reference.Block;

/**
 * Where the body of a method's durations is while only some of its calls are slow: in the ranks of all calls those few raise
 * it a little. That all of them become slower is seen against this, once it is known.
 */
public final class Plateau {

    private static final int KNOWN_CALLS = 1_000;

    private double sum;
    private double calls;

    public void begin() {
        sum = calls = 0;
    }

    /** Learns from a block, or tells that enough is known. */
    public boolean isKnown(double value, Block block) {
        if (calls >= KNOWN_CALLS) {
            return true;
        }
        sum += block.calls() * value;
        calls += block.calls();
        return false;
    }

    /** In standard deviations of one call from its normal mean; not less than 0. */
    public double value() {
        return Math.max(0, sum / calls);
    }
}
