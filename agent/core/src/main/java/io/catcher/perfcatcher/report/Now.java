package io.catcher.perfcatcher.report;

import java.time.Instant;

/**
 * One moment on both clocks.
 *
 * @param nanos on the clock of {@link System#nanoTime}
 */
public record Now(long nanos, Instant wall) {

    public boolean isPast(long otherNanos) {
        return otherNanos - nanos <= 0;
    }

    public Instant wallTimeOf(long otherNanos) {
        return wall.minusNanos(nanos - otherNanos);
    }
}
