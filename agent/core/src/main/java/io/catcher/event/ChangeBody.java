package io.catcher.event;

import io.catcher.event.part.Argument;
import io.catcher.event.part.Caller;
import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.Why;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a method's calls take longer than they used to, or no longer do. Times in milliseconds, shares as 0.2 = 20 %.
 *
 * @param currentTimeMs of the call, for a spike; else the mean since the onset
 * @param meanTimeMs what was normal before
 * @param stddevMs of the window as a whole population (divided by n)
 * @param medianTimeMs what was normal before
 * @param variance {@code (current - mean) / mean}
 * @param threshold what the variance had to exceed to be told
 * @param window the last samples, oldest first, this call included
 * @param samples how many the window holds
 * @param calls of the method so far in this JVM, of those that were timed and found room in their thread's buffer
 * @param onset when it began, as far as can be told
 * @param old what was normal before
 * @param new_ since the onset; null where one call is meant
 * @param ratio how many times as long as before
 * @param ratioError two standard errors of it; null where there is none
 * @param bodyOrTail {@code body} when most calls have changed, {@code tail} when only the slowest have
 * @param callsAffected calls since the onset
 * @param stillRunning true for a call that had not ended when it was told; else null
 * @param callers that were slow because this call was, innermost first; of a spike only
 * @param args of the call, or of one of the slow ones; empty where they are not known or not wanted
 * @param reassigned names of arguments that may no longer be what it was called with
 * @param request what that call was part of; null where that is not known
 * @param because null where nothing is known of it
 */
public record ChangeBody(
        double currentTimeMs,
        double meanTimeMs,
        double stddevMs,
        double medianTimeMs,
        double variance,
        double threshold,
        List<Double> window,
        int samples,
        long calls,
        Instant onset,
        Times old,
        @Nullable Times new_,
        double ratio,
        @Nullable Double ratioError,
        String bodyOrTail,
        long callsAffected,
        @Nullable Boolean stillRunning,
        List<Caller> callers,
        List<Argument> args,
        List<String> reassigned,
        @Nullable RequestInfo request,
        @Nullable Why because)
        implements Body {

    /** How long calls take, milliseconds. */
    public record Times(double p50, double p90, double mean) {}
}
