package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.reference.Block;
import io.catcher.perfcatcher.adaptive.reference.Buckets;
import io.catcher.perfcatcher.adaptive.reference.Histogram;
import io.catcher.perfcatcher.adaptive.reference.Level;
import io.catcher.perfcatcher.adaptive.reference.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Which of the calls over the spike limit are told: the first of a burst, and then ever fewer. Each one told makes the
 * next wait four times as long, until there has been peace for three times that wait. Those that keep coming are no
 * surprise any more: after the third within 50,000 calls they are learned as normal.
 */
final class Spikes {

    private static final int WAIT_CALLS = 1_000;
    private static final long WAIT_NANOS = 60_000_000_000L;
    private static final long APART_NANOS = 1_000_000_000L;
    private static final double HALF_LIFE_CALLS = 50_000;
    private static final double USUAL = 2.5;

    private double limit = Double.MAX_VALUE;
    private @Nullable Histogram usual;
    private boolean any;
    private long lastCall;
    private long lastNanos;
    private int wait = 1;
    private double score;
    private long leftOut;
    private long largest;
    private boolean anyOver;
    private long overAt;

    void learn(Reference reference) {
        limit = reference.spikeLimit();
        usual = reference.seen;
    }

    /** Nanoseconds; very long while it is not known. */
    double limit() {
        return limit;
    }

    boolean isOver(long duration) {
        return duration >= limit;
    }

    /**
     * Judges a call.
     *
     * @param muted whether one that is over the limit is told with something else
     */
    @Nullable
    Change judge(long call, long endNanos, long duration, boolean muted) {
        return usual != null && isOver(duration) && tells(call, endNanos, duration, muted)
                ? Change.spike(endNanos, duration, limit, Level.of(usual), takeLeftOut())
                : null;
    }

    /**
     * Whether a block has a call over the limit, a second or more after the last block that had one: of a million calls two
     * are, where they are independent. Rows that somebody locks for seconds make a handful of them each time, in which
     * neighbours are so alike that a dozen such moments within half a minute seemed to be one of chance.
     */
    boolean isStorm(Block block, long call) {
        boolean over = block.buckets.low(block.highest()) >= limit && !isUsual(call);
        boolean apart = over && (!anyOver || block.end() - overAt >= APART_NANOS);
        if (apart) {
            anyOver = true;
            overAt = block.end();
        }
        return apart;
    }

    double usualOfSlow(long duration) {
        return usual == null || !isOver(duration) ? Double.NaN : Level.of(usual).mean();
    }

    /** A call that was told while it ran has ended; null when nothing is known of others. */
    @Nullable
    Change over(long endNanos, long duration) {
        return usual == null ? null : Change.over(endNanos, duration, limit, Level.of(usual));
    }

    /** A call that has not ended. However often others were as long, one that is at work is told: it may never end. */
    @Nullable
    Change running(long call, long nanos, long soFar, boolean atWork) {
        if (usual == null || !isOver(soFar) || (!atWork && isUsual(call))) {
            return null;
        }
        // Those that hung with it and end with it are the same incident.
        any = true;
        lastCall = call;
        lastNanos = nanos;
        largest = Math.max(largest, soFar);
        return Change.spike(nanos, soFar, limit, Level.of(usual), takeLeftOut());
    }

    /** Whether a call over the limit is to be told now. */
    private boolean tells(long call, long endNanos, long duration, boolean muted) {
        long calls = call - lastCall;
        boolean early = any
                && calls < (long) WAIT_CALLS * wait
                && endNanos - lastNanos < WAIT_NANOS * wait
                && duration < 4 * largest;
        if (muted || early || (isUsual(call) && duration < 2 * largest)) {
            leftOut++;
            return false;
        }
        wait = any && calls < 3L * WAIT_CALLS * wait ? Math.min(4 * wait, 64) : 1;
        score = faded(call) + 1;
        any = true;
        lastCall = call;
        lastNanos = endNanos;
        largest = Math.max(largest, duration);
        return true;
    }

    private boolean isUsual(long call) {
        return faded(call) >= USUAL;
    }

    private double faded(long call) {
        // Asked at each block, and of most methods no call ever was over the limit.
        return score == 0 ? 0 : score * Math.pow(0.5, (call - lastCall) / HALF_LIFE_CALLS);
    }

    /** A lone giant is learned as no more than the limit, else it would hide the next one. */
    int mostCredible(long call, Buckets buckets) {
        return isUsual(call) || limit == Double.MAX_VALUE ? Buckets.COUNT - 1 : buckets.of((long) limit);
    }

    private long takeLeftOut() {
        long count = leftOut;
        leftOut = 0;
        return count;
    }
}
