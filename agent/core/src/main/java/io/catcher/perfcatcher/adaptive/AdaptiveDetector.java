package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.attribution.Others;
import io.catcher.perfcatcher.adaptive.evidence.Gate;
import io.catcher.perfcatcher.adaptive.reference.Baseline;
import io.catcher.perfcatcher.adaptive.reference.Block;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the calls of one method take longer than they used to. A call costs one count in a bucket and one compare;
 * all else is done once for each {@link Block}. Allocates nothing after the first 32 calls but what it tells; a method
 * that is called less often than that costs only its first durations.
 *
 * <p>Not thread-safe: used by one thread at a time.
 */
public final class AdaptiveDetector {

    /** The slow-down, as a share of the former duration, below which nothing is told unless the user says otherwise. */
    public static final double DEFAULT_GATE = Gate.DEFAULT;

    /** These choose the buckets and are not learned: they load classes, and would hide every spike for an hour. */
    private static final int FIRST = 32;

    private final double gate;
    private final Others others;
    private final Thinning thinning = new Thinning();
    private long[] first = new long[4];
    private int held;
    private @Nullable Watch watch;

    /** @param gate the least slow-down that matters, as a share: 0.15 = 15 % */
    public AdaptiveDetector(double gate) {
        this(gate, Others.NONE);
    }

    /**
     * @param gate the least slow-down that matters, as a share: 0.15 = 15 %
     * @param others asked whether a slow-down is the method's own
     */
    public AdaptiveDetector(double gate, Others others) {
        this.gate = gate;
        this.others = others;
    }

    /**
     * Takes note of a call.
     *
     * @param endNanos when it ended, on a clock that should go forwards; where it does not, time seems to stand
     * @param durationNanos what it took; less than 0 counts as 0
     * @return what there is to tell, or null
     */
    public @Nullable Change observe(long endNanos, long durationNanos) {
        Watch watching = watch;
        if (watching == null) {
            return gather(durationNanos);
        }
        int oneIn = thinning.oneIn();
        boolean taken = thinning.takes(endNanos);
        if (oneIn != thinning.oneIn()) {
            watching.spreadOut((double) thinning.oneIn() / oneIn);
        }
        return taken ? watching.observe(endNanos, durationNanos) : watching.glance(endNanos, durationNanos);
    }

    /** A call that is observed next stands for so many, itself included: the others were not timed. */
    public void standsFor(long calls) {
        if (watch != null) {
            watch.standsFor(calls * thinning.oneIn());
        }
    }

    /**
     * A call that has not ended has taken {@code soFar} nanoseconds until now; null when that is nothing to tell.
     *
     * @param atWork surely not waiting for something to do
     */
    public @Nullable Change running(long nanos, long soFar, boolean atWork) {
        return watch == null ? null : watch.spikes().running(watch.calls(), nanos, soFar, atWork);
    }

    /** What is usual of a method of which a call that long is a spike, nanoseconds; NaN when it is none. */
    public double usualOfSlow(long durationNanos) {
        return watch == null ? Double.NaN : watch.spikes().usualOfSlow(durationNanos);
    }

    /**
     * A method that calls this one is surely slow, and loses no more than this one does: tells of it if it is likely to be
     * slow too, which takes less evidence than where nothing else speaks for it.
     */
    public @Nullable Change accused() {
        return watch == null ? null : watch.accused();
    }

    /** A call that was told while it ran has ended; null when nothing is known of its method any more. */
    public @Nullable Change over(long endNanos, long durationNanos) {
        return watch == null ? null : watch.spikes().over(endNanos, durationNanos);
    }

    /** Whether something is being told or may be about to be: no moment to forget what was normal. */
    public boolean isSuspicious() {
        return watch != null && watch.isSuspicious();
    }

    /** From which duration on a call is slow, nanoseconds; {@link Long#MAX_VALUE} while it is not known. */
    public long slowFrom() {
        return watch == null ? Long.MAX_VALUE : watch.slowFrom();
    }

    /** What is normal for the method once it has warmed up; null before, and during a slow-down. */
    public @Nullable Baseline settled() {
        Watch watching = watch;
        return watching == null ? null : watching.settled();
    }

    /** Logarithm of how many times longer than usual calls have taken since then; NaN when that is not known. */
    public double trendSince(long nanos) {
        return watch == null ? Double.NaN : watch.attribution().trendSince(nanos);
    }

    /** Nanoseconds that calls have taken since then beyond what is usual; 0 when that is not known. */
    public double lostSince(long nanos) {
        return watch == null ? 0 : watch.lostSince(nanos);
    }

    /** Mean duration of the calls since then, nanoseconds; NaN when that is not known. */
    public double meanSince(long nanos) {
        return watch == null ? Double.NaN : watch.attribution().meanSince(nanos);
    }

    /** What it usually is; 0 when that is not known. */
    public double usualMean() {
        return watch == null ? 0 : watch.attribution().usual();
    }

    private @Nullable Change gather(long durationNanos) {
        if (held == first.length) {
            first = Arrays.copyOf(first, 2 * held);
        }
        first[held++] = durationNanos;
        if (held == FIRST) {
            Arrays.sort(first);
            watch = new Watch(first[FIRST / 2], gate, others);
            first = new long[0];
        }
        return null;
    }
}
