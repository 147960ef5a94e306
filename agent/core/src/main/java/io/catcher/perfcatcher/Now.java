package io.catcher.perfcatcher;

import java.time.Instant;

/**
 * One moment on both clocks.
 *
 * @param nanos on the clock of {@link System#nanoTime}
 */
record Now(long nanos, Instant wall) {

    boolean isPast(long otherNanos) {
        return otherNanos - nanos <= 0;
    }

    Instant wallTimeOf(long otherNanos) {
        return wall.minusNanos(nanos - otherNanos);
    }
}
