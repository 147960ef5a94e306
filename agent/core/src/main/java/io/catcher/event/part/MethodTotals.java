package io.catcher.event.part;

import org.jspecify.annotations.Nullable;

/**
 * What one method did in the time of a summary.
 *
 * @param calls null where its rule does not time it: then nobody counts them
 * @param errors calls that a Throwable ended
 * @param totalMs null as {@code calls}; with {@code timedOneIn} an estimate from the calls that were timed
 * @param maxMs of those that were timed
 * @param slowCalls timed ones over the limit from which on a single call is a spike, whether or not one was told; null = none
 * @param timedOneIn null = each call was timed
 */
public record MethodTotals(
        String toolName,
        String method,
        @Nullable Long calls,
        long errors,
        @Nullable Double totalMs,
        @Nullable Double meanMs,
        @Nullable Double maxMs,
        @Nullable Long slowCalls,
        @Nullable Integer timedOneIn) {}
