package io.catcher.event.part;

import org.jspecify.annotations.Nullable;

/**
 * A watched method that called, directly or not, the one that the event is about, and was slow by it.
 *
 * @param currentTimeMs how long its call took, milliseconds
 * @param meanTimeMs what was normal for it
 * @param suppressed how many slow calls of it were left out since the last one that was told; null for none
 */
public record Caller(
        String toolName,
        double currentTimeMs,
        double meanTimeMs,
        @Nullable Long suppressed) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** From nanoseconds. */
    public static Caller of(String toolName, double took, double usual, long suppressed) {
        return new Caller(
                toolName, took / NANOS_PER_MILLI, usual / NANOS_PER_MILLI, suppressed == 0 ? null : suppressed);
    }
}
