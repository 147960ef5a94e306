package io.catcher.perfcatcher;

import java.time.Duration;

/** Lets one finding through in each span of time and counts the others. Not thread-safe. */
final class ReportLimit {

    private final long spanNanos;
    private boolean toldOnce;
    private long toldAt;
    private long leftOut;

    ReportLimit(Duration span) {
        this.spanNanos = span.toNanos();
    }

    /** Whether what happened at {@code nanos}, on the clock of {@link System#nanoTime}, may be told. */
    boolean admits(long nanos) {
        if (toldOnce && nanos - toldAt < spanNanos) {
            leftOut++;
            return false;
        }
        toldOnce = true;
        toldAt = nanos;
        return true;
    }

    /** How many were refused since this was last asked. */
    long takeLeftOut() {
        long count = leftOut;
        leftOut = 0;
        return count;
    }
}
