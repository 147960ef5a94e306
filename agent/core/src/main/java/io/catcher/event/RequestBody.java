package io.catcher.event;

import io.catcher.event.part.Argument;
import io.catcher.event.part.RequestInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that succeeded, told only where {@code bugcatcher.tracking.outputs} asks for it.
 *
 * @param args of the request's entry, as they were at its end
 * @param output what the entry returned; null also for one that returns nothing
 */
public record RequestBody(
        List<Argument> args,
        @Nullable Object output,
        @Nullable Double durationMs,
        RequestInfo request) implements Body {}
