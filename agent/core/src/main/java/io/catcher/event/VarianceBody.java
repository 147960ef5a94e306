package io.catcher.event;

import io.catcher.event.part.Argument;
import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that was off its method's mean by more than the threshold: the specification's rule, to the letter.
 *
 * @param stddevMs of the window as a whole population (divided by n), milliseconds
 * @param variance {@code |current - mean| / mean}, a share
 * @param window the samples that the mean is made of, oldest first, without the current one, milliseconds
 * @param samples how many the window holds
 * @param calls of the method so far in this JVM, of those that were timed and found room in their thread's buffer
 * @param args of the call, or of one of the slow ones; empty where they are not known or not wanted
 * @param reassigned names of arguments that may no longer be what it was called with
 * @param request what that call was part of; null where that is not known
 * @param because null where nothing is known of it
 */
public record VarianceBody(
        double currentTimeMs,
        double meanTimeMs,
        double stddevMs,
        double variance,
        double threshold,
        List<Double> window,
        int samples,
        long calls,
        List<Argument> args,
        List<String> reassigned,
        @Nullable RequestInfo request,
        @Nullable Why because)
        implements Body {}
