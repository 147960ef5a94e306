package io.catcher.ship.journal;

import io.catcher.event.Json;
import io.catcher.ship.journal.segment.Segments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM's newest minute summary says became of its events, read without claiming its journal. Immutable.
 *
 * @param instance whose it is
 * @param ts when it was told
 * @param counts as the summary spells them
 */
public record LastLedger(String instance, String ts, Map<?, ?> counts) {

    /** A summary a minute: in more than this stand those of an hour, or a flood that says more than they. */
    private static final long LOOKED_AT = 1L << 20;

    private static final String SUMMARY = "\"kind\":\"summary\"";

    /** The newest of each journal in a directory that exists. */
    public static List<LastLedger> in(Path directory) throws IOException {
        List<LastLedger> found = new ArrayList<>();
        for (String stem : Leftovers.stems(directory)) {
            LastLedger last = last(new Segments(directory, stem));
            if (last != null) {
                found.add(last);
            }
        }
        return found;
    }

    private static @Nullable LastLedger last(Segments segments) throws IOException {
        AtomicReference<@Nullable LastLedger> last = new AtomicReference<>();
        segments.lastLines(LOOKED_AT, line -> {
            LastLedger one = holds(line) ? of(line) : null;
            if (one != null) {
                last.set(one);
            }
        });
        return last.get();
    }

    /** Parsing a whole journal for the few lines that count would take seconds. */
    private static boolean holds(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).contains(SUMMARY);
    }

    private static @Nullable LastLedger of(byte[] line) {
        try {
            Map<String, @Nullable Object> tree = Json.read(new String(line, StandardCharsets.UTF_8));
            return tree.get("ledger") instanceof Map<?, ?> counts && tree.get("service") instanceof Map<?, ?> service
                    ? new LastLedger(String.valueOf(service.get("instance")), String.valueOf(tree.get("ts")), counts)
                    : null;
        } catch (IOException torn) {
            return null;
        }
    }

    /** {@code produced 9 = delivered 4 + pending 0 + deduplicated 5 + rate_limited 0 + dropped 0}. */
    public String shown() {
        return "produced " + number("produced") + " = delivered " + number("delivered") + " + pending "
                + number("pending") + " + deduplicated " + number("deduplicated") + " + rate_limited "
                + number("rate_limited") + " + dropped "
                + dropped().values().stream().mapToLong(LastLedger::number).sum();
    }

    /** By reason. */
    public Map<String, Object> dropped() {
        Map<String, Object> reasons = new LinkedHashMap<>();
        if (counts.get("dropped") instanceof Map<?, ?> dropped) {
            dropped.forEach((reason, count) -> reasons.put(String.valueOf(reason), number(count)));
        }
        return reasons;
    }

    private long number(String name) {
        return number(counts.get(name));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
