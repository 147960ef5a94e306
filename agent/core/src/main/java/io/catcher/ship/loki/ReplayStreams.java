package io.catcher.ship.loki;

import io.catcher.event.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Loki refuses what lies more than an hour behind the newest entry of its stream, and after an outage other JVMs have moved
 * the stream on. Such events go to a stream of their own, by the label {@code replay} with their instance; all queries by
 * the other labels still find them. Used by one thread.
 */
final class ReplayStreams {

    private static final String REFUSAL = "too far behind";
    private static final String LABELS = "\"stream\":{";
    private static final String LABEL = "\"replay\":";
    private static final String ENTRIES = "\"values\":";

    /** Half of Loki's largest age of a chunk: its default. */
    private static final Duration BEHIND = Duration.ofHours(1);

    private final Set<String> movedOn = new HashSet<>();

    /** Whether that is why a parcel was refused, and it can still go another way. */
    boolean helps(Parcel refused, Answer answer) {
        String stream = stream(refused);
        return answer.body().contains(REFUSAL) && stream.contains(LABELS) && !stream.contains(LABEL);
    }

    /** The parcel for a stream of its own; from now on older ones of its stream go there at once. */
    Parcel learn(Parcel refused) {
        movedOn.add(stream(refused));
        return moved(refused);
    }

    /** The parcel as it should go. */
    Parcel routed(Parcel parcel) {
        boolean behind = !movedOn.isEmpty()
                && movedOn.contains(stream(parcel))
                && parcel.ts().isBefore(Instant.now().minus(BEHIND));
        return behind ? moved(parcel) : parcel;
    }

    private static Parcel moved(Parcel parcel) {
        String body = text(parcel);
        int at = body.indexOf(LABELS) + LABELS.length();
        String moved = body.substring(0, at) + LABEL + Json.write(parcel.instance()) + "," + body.substring(at);
        return new Parcel(parcel.line(), parcel.instance(), parcel.ts(), moved.getBytes(StandardCharsets.UTF_8));
    }

    private static String stream(Parcel parcel) {
        String body = text(parcel);
        return body.substring(0, Math.max(0, body.indexOf(ENTRIES)));
    }

    private static String text(Parcel parcel) {
        byte[] body = parcel.body();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
