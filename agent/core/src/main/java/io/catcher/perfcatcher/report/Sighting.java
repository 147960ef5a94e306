package io.catcher.perfcatcher.report;

import io.catcher.event.Watched;
import io.catcher.event.part.Caller;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.context.CallContext;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A finding, and whose it is.
 *
 * @param nanos when the call ended, on the clock of {@link System#nanoTime}
 * @param thread stands for that of the call, told from others by {@code ==}; null where that is not known
 * @param context gives what the call was called with, or one of the slow ones; null where that was not noted. Asked when it is
 *     told: the thread of the call notes it a moment after the call has ended, the first one of a JVM some milliseconds
 * @param now of the look at which it was found
 */
public record Sighting(
        Finding finding,
        Watched method,
        long nanos,
        @Nullable Object thread,
        Supplier<@Nullable CallContext> context,
        Now now) {

    /** The same, told later than it was found. */
    Sighting asOf(Now later) {
        return new Sighting(finding, method, later.nanos(), thread, context, later);
    }

    /** As one that was slow by a method that it called. */
    Caller asCaller() {
        Slow slow = finding.slow();
        double current = slow == null ? 0 : slow.currentNanos();
        double usual = slow == null ? 0 : slow.usualNanos();
        return Caller.of(method.toolName(), current, usual, finding.suppressed());
    }

    /** When what is slow began. */
    long onset() {
        Slow slow = finding.slow();
        return slow == null ? nanos : slow.from();
    }

    /** Nanoseconds that it costs in a second by now. */
    double lostASecond() {
        Slow slow = finding.slow();
        return slow == null ? 0 : slow.lostASecond();
    }

    /** How many times as long as usual calls take by now. */
    double times() {
        Slow slow = finding.slow();
        return slow == null ? 1 : slow.currentNanos() / Math.max(1, slow.usualNanos());
    }

    Instant at() {
        return now.wallTimeOf(nanos);
    }
}
