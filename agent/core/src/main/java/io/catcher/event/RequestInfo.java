package io.catcher.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outermost woven call of a thread and what happened in it.
 *
 * @param entry tool name of the outermost woven call
 * @param stepsLeftOut earlier steps that the bounded record no longer held, null when none
 */
public record RequestInfo(
        String entry,
        @Nullable Double ageMs,
        List<Step> steps,
        @Nullable Integer stepsLeftOut) {

    /** A nested woven call; times are null where nothing timed it. */
    public record Step(
            String toolName,
            @Nullable Double offsetMs,
            @Nullable Double durationMs,
            String outcome,
            @Nullable Object output) {}
}
