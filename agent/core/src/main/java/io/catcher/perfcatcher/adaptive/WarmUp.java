package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.reference.Block;

/**
 * When a method's durations mean something for another run of the program. HotSpot compiles a method for good after some
 * 5,000 calls and more, and may take seconds for it; one that is called seldom is rather slowed by caches and pools, which
 * fill with time. Where the detector itself has followed a fall of the durations, half as many calls again must pass.
 */
final class WarmUp {

    static final long CALLS = 6_000;
    static final long LEAST_NANOS = 5_000_000_000L;
    static final long NANOS = 300_000_000_000L;

    /** What becomes faster after so many calls is an improvement and no warm-up. */
    static final long LONGEST = 20_000;

    /** A reference of fewer calls says little, whatever the clock says. */
    static final double LEAST_KNOWN = 2 * Block.FULL;

    private boolean begun;
    private long beginNanos;
    private long nanos;
    private long calls;

    /** Takes note of time; once for each block. */
    void passes(Block block) {
        if (!begun) {
            begun = true;
            beginNanos = block.start();
        }
        nanos = Math.max(nanos, block.end() - beginNanos);
    }

    /** The method has become faster after so many calls. */
    void fell(long call) {
        if (call <= LONGEST) {
            calls = call;
        }
    }

    /** Calls until the last fall that may have been warm-up; 0 when there was none. */
    long calls() {
        return calls;
    }

    boolean isOver(long call) {
        boolean longEnough = nanos >= (call >= CALLS ? LEAST_NANOS : NANOS);
        return longEnough && call >= calls + calls / 2;
    }
}
