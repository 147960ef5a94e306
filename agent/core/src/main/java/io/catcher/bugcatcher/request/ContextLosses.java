package io.catcher.bugcatcher.request;

import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.ship.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the failures that were told with less than their whole context, since the agent remembers only so much, and says
 * so ({@code W101}) at most once a minute: a reader who does not know that steps are missing draws the wrong conclusion.
 * Thread-safe; touched by failing calls only.
 */
public final class ContextLosses {

    private static final long PAUSE_NANOS = 60_000_000_000L;

    private final Outbox outbox;
    private final int cacheSize;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong parents = new AtomicLong();
    private long toldEvents;
    private long toldParents;
    private long toldAt;

    /** @param cacheSize requests remembered, as the notice gives it */
    public ContextLosses(Outbox outbox, int cacheSize) {
        this.outbox = outbox;
        this.cacheSize = cacheSize;
    }

    /** Notes what is missing from the request of an event that is about to be told. */
    public void note(RequestSnapshot request) {
        boolean parentLost = request.parent().isForgotten();
        if (request.leftOut() > 0 || parentLost) {
            steps.addAndGet(request.leftOut());
            parents.addAndGet(parentLost ? 1 : 0);
            events.incrementAndGet();
        }
    }

    /** Tells what has been lost since the last time; called by the agent's pulse. */
    public synchronized void sweep(long now) {
        long lost = events.get();
        boolean rests = toldEvents != 0 && now - toldAt < PAUSE_NANOS;
        if (lost == toldEvents || rests) {
            return;
        }
        toldAt = now;
        toldEvents = lost;
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("events", lost);
        details.put("steps_left_out", steps.get());
        details.put("parent_requests_evicted", parents.get());
        details.put("steps_kept", Steps.KEPT);
        details.put("cache_max_size", cacheSize);
        Instant at = Instant.now();
        // Steps that newer ones pushed out are the rule of long requests, and each event says how many.
        Severity severity = parents.get() > toldParents ? Severity.WARNING : Severity.INFO;
        toldParents = parents.get();
        outbox.offer(() -> notice(at, severity, details));
    }

    private static Event notice(Instant at, Severity severity, Map<String, Object> details) {
        LifecycleBody body = new LifecycleBody("context_evicted", details);
        return new Event(at, Kind.LIFECYCLE, severity, "W101", null, null, null, null, Ids.NONE, null, 0, body);
    }
}
