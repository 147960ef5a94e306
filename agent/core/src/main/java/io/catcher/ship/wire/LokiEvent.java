package io.catcher.ship.wire;

import java.time.Instant;
import java.util.Map;

/**
 * A line as Loki gets it.
 *
 * @param id its {@code event_id}
 * @param instance the JVM that it tells of
 * @param line as it stands in the journal
 * @param labels few values each: they make the streams
 * @param metadata what is an id or a measure
 */
public record LokiEvent(
        String id,
        String instance,
        Instant ts,
        String line,
        Map<String, String> labels,
        Map<String, String> metadata) {}
