package io.catcher.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event before it enters the journal, which adds {@code schema}, {@code event_id}, {@code seq}, {@code service} and
 * {@code job}. Components appear in JSON in this order, in snake_case, {@link #ids} and {@link #body} flattened; null and
 * empty ones not at all.
 *
 * @param suppressed how many like this were not told since the last one
 */
public record Event(
        Instant ts,
        Kind kind,
        Severity severity,
        @Nullable String errorCode,
        @Nullable String category,
        @Nullable String toolName,
        @Nullable String method,
        @Nullable String rule,
        Ids ids,
        @Nullable String thread,
        long suppressed,
        Body body) {

    /** The same, standing for so many more, and as severe as that makes it. */
    public Event repeated(long more, Severity by) {
        return new Event(
                ts, kind, by, errorCode, category, toolName, method, rule, ids, thread, suppressed + more, body);
    }

    /** The same, standing for so many more. */
    public Event suppressing(long more) {
        return repeated(more, severity);
    }

    /** What is worth keeping of it to name its repeats: nothing of the one call, and not its numbers. */
    public Event brief(Instant at) {
        Body less = body instanceof ExceptionBody exception ? exception.brief() : body;
        return new Event(at, kind, severity, errorCode, category, toolName, method, rule, Ids.NONE, null, 0, less);
    }
}
