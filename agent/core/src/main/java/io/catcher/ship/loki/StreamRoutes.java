package io.catcher.ship.loki;

import io.catcher.event.Json;
import io.catcher.ship.loki.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which events may share a request, and which need another stream than their own.
 *
 * <p>Of a request with several streams Loki answers for the last one only (the comment at {@code instance.Push} of its
 * ingester says so): with a 204 for that it drops, silently, what it refuses of the others, because it lies too far behind
 * or because it would be one stream too many. So an event goes with its own stream only, when it is old, or when its stream
 * was not accepted lately.
 *
 * <p>Loki refuses what lies more than an hour behind the newest entry of its stream, and after an outage other JVMs have moved
 * the stream on. Such events go to a stream of their own, by the label {@code replay} with their instance; all queries by
 * the other labels still find them.
 *
 * <p>Where Loki has no room for a new stream, its events go to the one with the {@code tool_name} {@code other}; the line
 * still has the name. Used by one thread.
 */
final class StreamRoutes {

    private static final String REFUSAL = "too far behind";
    private static final String LABELS = "\"stream\":{";
    private static final String LABEL = "\"replay\":";
    private static final String ENTRIES = "\"values\":";

    private static final Pattern TOOL_NAME = Pattern.compile("\"tool_name\":\"[^\"]*\"");
    private static final String OTHER = "\"tool_name\":\"other\"";

    /** Half of Loki's largest age of a chunk: its default. */
    private static final Duration BEHIND = Duration.ofHours(1);

    /** Of what is younger no stream is an hour ahead, unless somebody's clock is. */
    private static final Duration SURELY_ACCEPTED = Duration.ofMinutes(30);

    /** Less than the half hour after which Loki lets go of an idle stream. */
    private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** As many as the labels allow: 50 methods, four severities, three jobs. */
    private final Map<String, Long> acceptedAt = new HashMap<>();

    private final Set<String> movedOn = new HashSet<>();

    /** Streams that Loki has no room for. */
    private final Set<String> folded = new HashSet<>();

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

    /** Whether there is a stream that can be left out. */
    boolean canBeFewer(List<Parcel> refused) {
        return refused.stream().map(StreamRoutes::stream).anyMatch(StreamRoutes::isFoldable);
    }

    /** The parcels in another way: of several streams each alone at first, because Loki has stored those that it knows. */
    List<Parcel> fewer(List<Parcel> refused) {
        List<String> streams =
                refused.stream().map(StreamRoutes::stream).distinct().toList();
        if (streams.size() > 1) {
            acceptedAt.keySet().removeAll(streams);
            return refused;
        }
        folded.add(streams.get(0));
        return refused.stream().map(StreamRoutes::toOther).toList();
    }

    /** The parcel as it should go. */
    Parcel routed(Parcel parcel) {
        return folded.contains(stream(parcel)) ? routedByAge(toOther(parcel)) : routedByAge(parcel);
    }

    private Parcel routedByAge(Parcel parcel) {
        boolean behind = !movedOn.isEmpty()
                && movedOn.contains(stream(parcel))
                && parcel.ts().isBefore(Instant.now().minus(BEHIND));
        return behind ? moved(parcel) : parcel;
    }

    /** Cut into requests, in order. */
    List<List<Parcel>> requests(List<Parcel> parcels) {
        Instant safe = Instant.now().minus(SURELY_ACCEPTED);
        List<List<Parcel>> requests = new ArrayList<>();
        String last = "";
        for (Parcel parcel : parcels) {
            String stream = stream(parcel);
            boolean old = parcel.ts().isBefore(safe) && !stream.contains(LABEL);
            String alone = old || !isAccepted(stream) ? stream : "";
            if (requests.isEmpty() || !alone.equals(last)) {
                requests.add(new ArrayList<>());
            }
            requests.get(requests.size() - 1).add(parcel);
            last = alone;
        }
        return requests;
    }

    /** A request was answered with 204. */
    void delivered(List<Parcel> parcels) {
        String stream = stream(parcels.get(0));
        if (parcels.stream().allMatch(parcel -> stream(parcel).equals(stream))) {
            acceptedAt.put(stream, System.nanoTime());
        }
    }

    private boolean isAccepted(String stream) {
        Long at = acceptedAt.get(stream);
        return at != null && System.nanoTime() - at < REMEMBERED_NANOS;
    }

    private static Parcel moved(Parcel parcel) {
        String body = text(parcel);
        int at = body.indexOf(LABELS) + LABELS.length();
        String moved = body.substring(0, at) + LABEL + Json.write(parcel.instance()) + "," + body.substring(at);
        return new Parcel(parcel.line(), parcel.instance(), parcel.ts(), moved.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isFoldable(String stream) {
        Matcher name = TOOL_NAME.matcher(stream);
        return name.find() && !name.group().equals(OTHER);
    }

    private static Parcel toOther(Parcel parcel) {
        String stream = stream(parcel);
        if (!isFoldable(stream)) {
            return parcel;
        }
        String rest = text(parcel).substring(stream.length());
        String body = TOOL_NAME.matcher(stream).replaceFirst(OTHER) + rest;
        return new Parcel(parcel.line(), parcel.instance(), parcel.ts(), body.getBytes(StandardCharsets.UTF_8));
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
