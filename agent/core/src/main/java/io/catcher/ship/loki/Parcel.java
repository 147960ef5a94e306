package io.catcher.ship.loki;

import io.catcher.ship.journal.segment.Line;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way.
 *
 * @param instance the JVM that it tells of
 * @param ts when it happened
 * @param body the same bytes at each attempt; null = it could not be encoded
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Parcel(Line line, String instance, Instant ts, byte @Nullable [] body) {}
