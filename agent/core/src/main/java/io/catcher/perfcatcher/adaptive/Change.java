package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.reference.Level;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a method. Times are on the clock of {@link System#nanoTime}, durations in nanoseconds.
 *
 * @param what what happened
 * @param onsetNanos when it began, as far as can be told; of a single call, when that did
 * @param current duration of the call, for a spike; else the new mean
 * @param limit the duration or mean above which this is told
 * @param before the baseline
 * @param after since the onset; of a spike the baseline again
 * @param ratio how many times as long as before
 * @param ratioError two standard errors of the ratio; 0 where there is none
 * @param tailOnly true when only the slowest calls have changed
 * @param callsAffected calls since the onset
 * @param leftOut like it and not told since the last one
 * @param lately how many of the last calls {@code after} is to be read off, since it is mixed with earlier ones; 0 when it
 *     is not
 * @param worse of an escalated one, since when it is that bad; null for all others
 */
public record Change(
        What what,
        long onsetNanos,
        double current,
        double limit,
        Level before,
        Level after,
        double ratio,
        double ratioError,
        boolean tailOnly,
        long callsAffected,
        long leftOut,
        int lately,
        @Nullable Worse worse) {

    /**
     * Since when a slow-down is worse than it was told before.
     *
     * @param calls since then, of those that were timed
     */
    public record Worse(long sinceNanos, long calls) {}

    /** Whether only the slowest calls have changed, or only some that became the slowest: the median hardly moved. */
    public boolean isOfFew() {
        double moved = after.p50() / Math.max(1, before.p50()) - 1;
        boolean lasting = what == What.SHIFT || what == What.ESCALATED || what == What.RECOVERED;
        return tailOnly || (lasting && moved < (ratio - 1) / 4);
    }

    /** {@code now} instead of what is mixed with earlier calls. */
    public Change with(Level now) {
        double longer = ratio(ratio, ratioError, now.mean(), before, now);
        return new Change(
                what,
                onsetNanos,
                now.mean(),
                limit,
                before,
                now,
                longer,
                ratioError,
                tailOnly,
                callsAffected,
                leftOut,
                0,
                worse);
    }

    /**
     * How many times as long as before. What the detector weighs is winsorised, and so no more than some times as long as usual;
     * it may have been fewer calls than {@code after}, or their logarithms: so no more and no less is told than what the levels
     * show that stand beside it.
     *
     * @param weighed what the detector found, with its error
     * @param mean of the calls since the onset
     */
    static double ratio(double weighed, double error, double mean, Level before, Level after) {
        double ofMeans = mean / Math.max(1, before.mean());
        double ratio = ofMeans > weighed + error ? ofMeans : weighed;
        double p50 = after.p50() / Math.max(1, before.p50());
        double p90 = after.p90() / Math.max(1, before.p90());
        double ofLevels = after.mean() / Math.max(1, before.mean());
        double least = Math.min(ofLevels, Math.min(p50, p90));
        double most = Math.max(ofLevels, Math.max(p50, p90));
        return Math.max(least, Math.min(most, ratio));
    }

    static Change spike(long endNanos, long durationNanos, double limit, Level usual, long leftOut) {
        return ofOne(What.SPIKE, endNanos, durationNanos, limit, usual, leftOut);
    }

    /** A call that was told while it ran has ended. */
    static Change over(long endNanos, long durationNanos, double limit, Level usual) {
        return ofOne(What.RECOVERED, endNanos, durationNanos, limit, usual, 0);
    }

    /** Of one call: it began when the call did. */
    private static Change ofOne(What what, long endNanos, long durationNanos, double limit, Level usual, long leftOut) {
        double ratio = durationNanos / Math.max(1, usual.mean());
        long onset = endNanos - durationNanos;
        return new Change(what, onset, durationNanos, limit, usual, usual, ratio, 0, true, 1, leftOut, 0, null);
    }

    static Change improved(long endNanos, Level before, Level after, double ratio) {
        return new Change(
                What.IMPROVED, endNanos, after.mean(), before.mean(), before, after, ratio, 0, false, 0, 0, 0, null);
    }

    /** The kinds of change; the first three are alarms, the others information. */
    public enum What {
        SPIKE,
        SHIFT,
        ESCALATED,
        RECOVERED,
        REBASELINED,
        IMPROVED;

        public boolean isAlarm() {
            return this == SPIKE || this == SHIFT || this == ESCALATED;
        }
    }
}
