package io.catcher.ship;

import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.journal.SuddenEnd;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says what an earlier JVM took with it when it was killed, or could not write. Thread-safe. */
record SuddenEndNotice(Outbox outbox, AgentLog log) {

    void tell(SuddenEnd end) {
        note(end);
        outbox.offer(draft(end));
    }

    /** Into the agent's own log. */
    void note(SuddenEnd end) {
        log.info(end.events() + " events and " + end.repeats() + " counts of repeats of " + end.instance()
                + (end.ended()
                        ? " are lost: it could not write them before it ended"
                        : " were lost by its sudden end"));
    }

    /** For who brings it into the journal himself. */
    static Draft draft(SuddenEnd end) {
        Instant at = Instant.now();
        return () -> event(at, end);
    }

    private static Event event(Instant at, SuddenEnd end) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("instance", end.instance());
        details.put("events_lost", end.events());
        details.put("repeats_untold", end.repeats());
        LifecycleBody body = new LifecycleBody(end.ended() ? "unwritten" : "killed", details);
        return new Event(at, Kind.LIFECYCLE, Severity.WARNING, "I101", null, null, null, null, Ids.NONE, null, 0, body);
    }
}
