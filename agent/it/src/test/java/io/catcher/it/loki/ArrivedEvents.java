package io.catcher.it.loki;

import com.google.gson.JsonParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that a Loki has, a few seconds of it at a time: it gives at most 5,000 lines at once. */
public final class ArrivedEvents {

    private static final String ALL = "{job=~\".+\"}";
    private static final int MOST_LINES = 5_000;

    private ArrivedEvents() {}

    /** The {@code event_id} of each entry; one that is there twice comes twice. */
    public static List<String> ids(URI loki, Instant from, Instant to, Duration step) {
        LokiQueries queries = new LokiQueries(loki);
        List<String> ids = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
            List<String> lines = queries.range(ALL, at, at.plus(step), Duration.ofSeconds(1), MOST_LINES)
                    .lines();
            if (lines.size() == MOST_LINES) {
                throw new IllegalStateException("more than " + MOST_LINES + " lines in " + step + " from " + at);
            }
            lines.forEach(line -> ids.add(JsonParser.parseString(line)
                    .getAsJsonObject()
                    .get("event_id")
                    .getAsString()));
        }
        return ids;
    }
}
