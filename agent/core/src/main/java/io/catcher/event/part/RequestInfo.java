package io.catcher.event.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outermost woven call of a thread and what happened in it.
 *
 * @param entry tool name of the outermost woven call
 * @param stepsLeftOut earlier steps that the bounded record no longer held, null when none
 * @param parentEntry tool name of the outermost woven call of the request that this one belongs to
 * @param evictions requests that were forgotten for newer ones so far in this JVM; only where this request's parent is
 *     among them
 */
public record RequestInfo(
        String entry,
        @Nullable Double ageMs,
        List<Step> steps,
        @Nullable Integer stepsLeftOut,
        @Nullable String parentEntry,
        @Nullable Long evictions) {

    /**
     * A nested woven call; times are null where nothing timed it.
     *
     * @param args empty but in the calls of a rule or method of level debug
     */
    public record Step(
            String toolName,
            @Nullable Double offsetMs,
            @Nullable Double durationMs,
            String outcome,
            List<Argument> args,
            @Nullable Object output) {}
}
