package io.catcher.perfcatcher.adaptive.evidence;

import io.catcher.perfcatcher.adaptive.reference.Histogram;
import io.catcher.perfcatcher.adaptive.reference.Reference;
import org.jspecify.annotations.Nullable;

/**
 * How large a change is, as a {@link Channel} estimates it.
 *
 * @param ratio how many times as long as usual
 * @param error one standard error of it; 0 where there is none
 * @param longer nanoseconds by which a call takes longer
 * @param byMean whether it is mostly the mean that has risen: some calls wait for very long, most of them not at all
 */
public record Effect(double ratio, double error, double longer, boolean byMean) {

    private static final double TAIL_CALLS = 1_200;

    /** The same where all calls together take many times as long. */
    private static final double TAIL_CALLS_OF_FAR = 100;

    /**
     * The slowest of a hundred calls are moved by what the machine does beside: in minutes of steady load a quiet server's
     * were half as long again for seconds at a time. They are news when they take twice as long, at a gate of 20 %.
     */
    private static final double TAIL_GATE = 5;

    private static final double LEAST_SHARE = 1.5;
    private static final double TOLD_SHARE = 2;
    private static final double MOSTLY = 1.5;
    private static final double MEAN_ERROR = 0.045;

    /** By so many errors of what it was the mean has risen without any doubt; or, where others say so too, far enough. */
    private static final double SURELY = 40;

    private static final double FAR = 10;

    public static Effect ofBody(Channel channel, Reference reference, double design) {
        double byScore = Math.pow(1 + design, channel.value() / reference.up());
        double ratio = Math.max(byScore, channel.mean() / reference.mean());
        // Not the mean: where a read waits for the next request in one call of ten, that is most of it, and is not
        // slower.
        double usual = Math.min(reference.mean(), reference.seen.quantile(0.5));
        double error = design / reference.up() * channel.error(reference.calls());
        return new Effect(ratio, error, (ratio - 1) * usual, ratio > MOSTLY * byScore);
    }

    public static boolean isMeanKnown(Channel mean, Reference reference) {
        return meanError(mean, reference) <= Math.max(MEAN_ERROR, meanRisen(mean, reference) / SURELY);
    }

    /** Whether the mean is that far from what it was that its way back will be seen. */
    public static boolean isMeanFar(Channel mean, Reference reference) {
        return meanError(mean, reference) <= Math.max(MEAN_ERROR, meanRisen(mean, reference) / FAR);
    }

    private static double meanError(Channel mean, Reference reference) {
        return reference.deviation() / reference.mean() * Math.sqrt(mean.factorBefore(64) / reference.calls());
    }

    private static double meanRisen(Channel mean, Reference reference) {
        return mean.mean() / reference.mean() - 1;
    }

    public static Effect ofMean(Channel mean, Reference reference) {
        double ratio = mean.mean() / reference.mean();
        double error = reference.deviation() / reference.mean() * mean.error(reference.calls());
        return new Effect(ratio, error, mean.mean() - reference.mean(), true);
    }

    /** Whether there are so few slow calls more that nothing is worth following. */
    public static boolean isTailUsual(Channel tail, Reference reference) {
        return tailShare(tail, reference) < LEAST_SHARE;
    }

    /**
     * Null when there is none. Where the body moves as well, it is the body that changes and not the tail.
     *
     * @param least the slow-down of the body that matters, a share; of the tail so many times that
     * @param far whether all calls together take many times as long: then there is no doubt, and a few are enough
     */
    public static @Nullable Effect ofTail(
            Channel tail, Histogram suspected, Reference reference, double least, boolean far) {
        double share = tailShare(tail, reference);
        double doubt = 3 * tail.doubt(reference.calls()) * perUnit(reference) * tail.error(reference.calls());
        double still = 1 + Math.min(least, Gate.DEFAULT);
        boolean isBodyStill = suspected.quantile(0.5) <= still * reference.seen.quantile(0.5);
        boolean sure =
                far ? tail.calls() >= TAIL_CALLS_OF_FAR : tail.calls() >= TAIL_CALLS && share - doubt >= LEAST_SHARE;
        if (!sure || !isBodyStill || share < TOLD_SHARE) {
            return null;
        }
        double ratio = suspected.quantile(0.99) / reference.seen.quantile(0.99);
        if (ratio < 1 + TAIL_GATE * least) {
            return null;
        }
        return new Effect(ratio, 0, suspected.mean(reference.cap()) - reference.mean(), false);
    }

    /**
     * The same, where calls are longer by at least so many nanoseconds: it is found in durations that are cut at what is
     * usual for the slowest, and one call in ten that takes a thousand times as long seemed to cost nobody anything.
     */
    public Effect atLeast(double nanosLonger) {
        return nanosLonger <= longer ? this : new Effect(ratio, error, nanosLonger, byMean);
    }

    private static double tailShare(Channel tail, Reference reference) {
        return 1 + tail.value() * perUnit(reference);
    }

    private static double perUnit(Reference reference) {
        return reference.tailDeviation() / reference.tailShare();
    }
}
