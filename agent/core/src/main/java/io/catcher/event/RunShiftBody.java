package io.catcher.event;

import io.catcher.event.part.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a method's calls take longer, or less long, than in an earlier run of the program; or that all methods' calls do.
 * Times in milliseconds, shares as 0.2 = 20 %. What is of one method only is null where all are meant.
 *
 * @param currentTimeMs mean in this run
 * @param meanTimeMs mean in the earlier one
 * @param stddevMs of the window as a whole population (divided by n)
 * @param medianTimeMs median in the earlier run
 * @param variance {@code ratio - 1}
 * @param threshold what the variance had to exceed to be told
 * @param window the last samples of this run, oldest first
 * @param samples how many the window holds
 * @param since when the earlier run saw the method last
 * @param calls of the method so far in this JVM, of those that were timed
 * @param old in the earlier run
 * @param new_ in this run, once it had warmed up
 * @param ratio how many times as long as before
 * @param ratioError two standard errors of it, with what two runs of the same program differ by
 * @param bodyOrTail {@code body} when most calls have changed, {@code tail} when only the slowest have
 * @param against "version": an earlier one of the service; "restart": the same one, before
 * @param versions null when nobody knows them
 * @param callers that differ because this method does, innermost first
 * @param methods null when one method is meant
 */
public record RunShiftBody(
        @Nullable Double currentTimeMs,
        @Nullable Double meanTimeMs,
        @Nullable Double stddevMs,
        @Nullable Double medianTimeMs,
        double variance,
        double threshold,
        List<Double> window,
        @Nullable Integer samples,
        Instant since,
        @Nullable Long calls,
        @Nullable Times old,
        @Nullable Times new_,
        double ratio,
        @Nullable Double ratioError,
        String bodyOrTail,
        String against,
        @Nullable Versions versions,
        List<Caller> callers,
        AllShiftBody.@Nullable Methods methods)
        implements Body {

    /**
     * How long calls take, milliseconds.
     *
     * @param calls that the numbers are of
     */
    public record Times(double p50, double p90, double mean, long calls) {}

    /** Versions of the service. */
    public record Versions(@Nullable String old, @Nullable String new_) {}
}
