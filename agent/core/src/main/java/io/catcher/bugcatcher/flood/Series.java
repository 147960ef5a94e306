package io.catcher.bugcatcher.flood;

import io.catcher.event.Event;
import io.catcher.event.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All failures of one fingerprint: what was told of them, and what is still to be told. Guarded by its owner's lock. */
final class Series {

    private static final long FIRST_INTERVAL = 1_000_000_000L;
    private static final long LONGEST_INTERVAL = 300_000_000_000L;
    private static final long QUIET = 600_000_000_000L;
    private static final long MANY = 100;
    private static final long VERY_MANY = 10_000;

    private long pending;
    private long repeats;
    private long interval;
    private long toldAt;
    private long nextWhole;
    private @Nullable Event brief;
    private @Nullable String wholeId;

    void add(long counted) {
        pending += counted;
    }

    boolean isDue(long now) {
        return brief == null || now - nextWhole >= 0;
    }

    long nextWhole() {
        return nextWhole;
    }

    /** The interval that follows this one; 0 = the first. */
    static long after(long interval) {
        return interval == 0 ? FIRST_INTERVAL : Math.min(LONGEST_INTERVAL, interval * 2);
    }

    /** The event with its numbers. Told whole first, then at growing intervals, until it has been quiet for long. */
    Event whole(Event event, long now) {
        boolean fresh = brief == null || now - toldAt > QUIET;
        interval = after(fresh ? 0 : interval);
        repeats = fresh ? 0 : repeats;
        nextWhole = now + interval;
        brief = event.brief(event.ts());
        return numbered(event, now, pending);
    }

    /** What was counted, as an event that stands for the last of them; null when there is nothing to say. */
    @Nullable
    Event counted(long now) {
        return brief == null || pending <= 0 ? null : numbered(brief.brief(Instant.now()), now, pending - 1);
    }

    boolean isSilentFor(long nanos, long now) {
        return now - toldAt >= nanos;
    }

    boolean isIdle(long now) {
        return pending == 0 && now - toldAt > QUIET;
    }

    private Event numbered(Event event, long now, long suppressed) {
        // One that was told after all may have been taken out of a number that was told before.
        long more = Math.max(0, suppressed);
        repeats += 1 + more;
        pending = suppressed - more;
        toldAt = now;
        return event.repeated(more, escalated(event.severity()));
    }

    /** One that comes a hundred times is no mere warning any more, and ten thousand errors are an outage. */
    private Severity escalated(Severity own) {
        return switch (own) {
            case WARNING, INFO -> repeats >= MANY ? Severity.ERROR : own;
            case ERROR -> repeats >= VERY_MANY ? Severity.FATAL : own;
            case FATAL -> own;
        };
    }

    void wholeId(String eventId) {
        wholeId = eventId;
    }

    @Nullable
    String wholeId() {
        return wholeId;
    }
}
