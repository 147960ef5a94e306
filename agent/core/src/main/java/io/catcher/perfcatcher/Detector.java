package io.catcher.perfcatcher;

import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.report.Finding;
import io.catcher.perfcatcher.report.ReportLimit;
import org.jspecify.annotations.Nullable;

/** Judges the calls of one method, in the order in which they ended. Used by one thread at a time. */
interface Detector {

    /**
     * Judges a call by what was learned from the earlier ones, then learns from it.
     *
     * @param endNanos {@link System#nanoTime} when it ended
     * @param durationNanos not negative
     * @return what there is to tell, or null
     */
    @Nullable
    Finding observe(long endNanos, long durationNanos);

    /** The call that is observed next stands for so many, itself included: the others were not timed. */
    default void standsFor(long calls) {}

    /** Whether calls must go on to be measured as they are: something is about to be told. */
    boolean keepsPace();

    /**
     * Forgets what was normal, because from now on calls are measured in another way.
     *
     * @param oneIn one call in so many is timed
     */
    void relearn(int oneIn);

    /**
     * Takes note of a call during which the whole JVM may have stood still.
     *
     * @param stalledNanos for how long; more than 0
     */
    default @Nullable Finding observeStalled(long endNanos, long durationNanos, long stalledNanos) {
        return observe(endNanos, durationNanos);
    }

    /**
     * A call that has not ended is slow already.
     *
     * @param soFar nanoseconds that it has taken
     * @param atWork it computes, or waits for a lock that another thread holds: surely not for something to do
     * @param calls of the method that are slow and run, this one included
     * @return what there is to tell, or null
     */
    default @Nullable Finding running(long nanos, long soFar, boolean atWork, int calls) {
        return null;
    }

    /** A call that was slow and gave no finding: what makes those around it slow as well; null when it was not. */
    default @Nullable Slow slowUntold(long endNanos, long durationNanos) {
        return null;
    }

    /** A call that was told while it ran has ended; what there is to tell, or null. */
    default @Nullable Finding over(long endNanos, long durationNanos, long calls) {
        return null;
    }

    /** From which duration on a call is slow, nanoseconds; {@link Long#MAX_VALUE} while it is not known. */
    long slowFrom();

    /**
     * What was kept back and may be told now; when it happened is in it.
     *
     * @param all true at the end of the JVM, when nothing can wait any longer
     */
    ReportLimit.@Nullable Held overdue(long nanos, boolean all);
}
