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
        Body body) {}
