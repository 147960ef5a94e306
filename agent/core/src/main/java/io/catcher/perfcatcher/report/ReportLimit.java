package io.catcher.perfcatcher.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets one finding through in each span of time. Of those that it refuses it keeps the worst, which is told when the span
 * is over: else a mild one would hide the call that took twenty times as long a second later. Not thread-safe.
 */
public final class ReportLimit {

    private final long spanNanos;
    private boolean toldOnce;
    private long toldAt;
    private long leftOut;
    private @Nullable Held worst;

    /** A finding that waits. */
    public record Held(Finding finding, long endNanos, double badness) {}

    public ReportLimit(Duration span) {
        this.spanNanos = span.toNanos();
    }

    /** Whether what happened at {@code nanos}, on the clock of {@link System#nanoTime}, may be told at once. */
    public boolean admits(long nanos) {
        if (toldOnce && nanos - toldAt < spanNanos) {
            leftOut++;
            return false;
        }
        toldOnce = true;
        toldAt = nanos;
        return true;
    }

    /** Whether a refused finding is the worst of its span so far, and so worth making. */
    public boolean isWorst(double badness) {
        return worst == null || badness > worst.badness();
    }

    public void hold(Held finding) {
        worst = finding;
    }

    /** The worst of a span that is over, or null. */
    public @Nullable Held due(long nanos) {
        return worst != null && nanos - toldAt >= spanNanos ? takeWorst(toldAt + spanNanos) : null;
    }

    /** The worst that waits, whether its time has come or not; for the end of the JVM. */
    public @Nullable Held rest() {
        return worst == null ? null : takeWorst(toldAt);
    }

    private @Nullable Held takeWorst(long at) {
        Held held = worst;
        worst = null;
        toldAt = at;
        return held;
    }

    /** How many were refused since this was last asked. */
    public long takeLeftOut() {
        long count = leftOut;
        leftOut = 0;
        return count;
    }
}
