package io.catcher.bugcatcher.crash;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.Ending;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.thrown.Throwables;
import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.event.part.RequestInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells how a thread or the JVM ended, and writes the report of a crash. For the agent's own thread. */
public final class Crashes {

    private final FailureEvents events;
    private final Flood flood;
    private final CrashFiles files;
    private final Function<Event, Map<String, @Nullable Object>> redaction;
    private final UnaryOperator<String> scrub;
    private final Supplier<List<RequestInfo>> lastRequests;
    private final String service;

    /** Rendered again where the heap had no room for the event: there is one report. */
    private @Nullable Throwable reported;

    private @Nullable String report;

    /**
     * @param redaction gives an event as the journal would have it
     * @param scrub the same for any other text
     * @param service its name and version
     */
    public Crashes(
            FailureEvents events,
            Flood flood,
            CrashFiles files,
            Function<Event, Map<String, @Nullable Object>> redaction,
            UnaryOperator<String> scrub,
            Supplier<List<RequestInfo>> lastRequests,
            String service) {
        this.events = events;
        this.flood = flood;
        this.files = files;
        this.redaction = redaction;
        this.scrub = scrub;
        this.lastRequests = lastRequests;
        this.service = service;
    }

    /**
     * A lifecycle event that points to the exception's own event and, when the JVM ends, to the report.
     *
     * @param alike how many threads more ended by its like since the last one was told
     */
    Event tell(Ending ending, long alike) {
        Event whole = events.uncaught(ending);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outcome", "uncaught");
        details.put("exception", ending.thrown().getClass().getName());
        String id = toldAs(ending.thrown());
        if (id != null) {
            details.put("event_id", id);
        }
        if (alike > 0) {
            details.put("alike", alike);
        }
        if (ending.last()) {
            details.put("report", write(ending, whole, id));
        }
        // A pool goes on without one of its threads: that is as bad as the failure itself.
        Severity severity = ending.last() ? Severity.FATAL : Severity.ERROR;
        String what = ending.last() ? "crash" : "uncaught";
        return lifecycle(ending.at(), severity, whole, ending.thread(), new LifecycleBody(what, details));
    }

    /** Has the classes loaded that a report takes; writes nothing. */
    public void rehearse() {
        Ending ending = new Ending(new OutOfMemoryError("rehearsal"), "", Instant.now(), true, true);
        Event whole = new FailureEvents(site -> null, List.of()).uncaught(ending);
        report(ending, whole, toldAs(ending.thrown()));
        lifecycle(ending.at(), Severity.FATAL, whole, "", new LifecycleBody("crash", Map.of()));
    }

    private String write(Ending ending, Event whole, @Nullable String eventId) {
        String known = report;
        if (known == null || reported != ending.thrown()) {
            report = known = write(ending.at(), report(ending, whole, eventId));
            reported = ending.thrown();
        }
        return known;
    }

    private CrashReport report(Ending ending, Event whole, @Nullable String eventId) {
        Map<String, @Nullable Object> tree = redaction.apply(whole);
        CrashReport report = report("An uncaught exception ended the JVM", ending.at())
                .line("Thread", tree.get("thread"))
                .line("Code", whole.errorCode())
                .line("Event", eventId)
                .line("Location", location(tree))
                .line("hs_err", "none: the JVM itself did not fail");
        if (tree.get("exception") instanceof Map<?, ?> exception) {
            report.exception(exception);
        }
        return report.requests(lastRequests.get());
    }

    /** The report's path, or why there is none. */
    String write(Instant at, CrashReport report) {
        try {
            Path file = files.write(at, report.toString());
            return file.toString();
        } catch (IOException | RuntimeException failed) {
            return "could not be written: " + failed;
        }
    }

    /** An empty report about that moment. */
    CrashReport report(String title, Instant at) {
        return new CrashReport(title, at, service, scrub);
    }

    /** A text as a report has it. */
    String scrubbed(String text) {
        return scrub.apply(text);
    }

    CrashFiles files() {
        return files;
    }

    private static @Nullable Object location(Map<String, @Nullable Object> tree) {
        if (tree.get("exception") instanceof Map<?, ?> exception
                && exception.get("frames") instanceof List<?> frames
                && !frames.isEmpty()) {
            return frames.get(0);
        }
        return tree.get("method");
    }

    /** The id of the event that told this failure, or its like; null when there is none. */
    private @Nullable String toldAs(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < Throwables.DEEPEST_CAUSE; depth++) {
            for (String name : events.namesOf(at)) {
                String id = flood.repeats().wholeId(name);
                if (id != null) {
                    return id;
                }
            }
            at = Throwables.cause(at);
        }
        return null;
    }

    private static Event lifecycle(Instant at, Severity severity, Event whole, String thread, LifecycleBody body) {
        return new Event(
                at,
                Kind.LIFECYCLE,
                severity,
                whole.errorCode(),
                whole.category(),
                whole.toolName(),
                null,
                null,
                Ids.NONE,
                thread,
                0,
                body);
    }

    /** The same of something that is no exception. */
    static Event lifecycle(Instant at, String code, String category, Map<String, Object> details) {
        LifecycleBody body = new LifecycleBody("crash", details);
        return new Event(at, Kind.LIFECYCLE, Severity.FATAL, code, category, null, null, null, Ids.NONE, null, 0, body);
    }
}
