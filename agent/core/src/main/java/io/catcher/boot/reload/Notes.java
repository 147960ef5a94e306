package io.catcher.boot.reload;

import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.ship.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Says what the agent did to itself: an event, a line of its own log, and stderr where somebody has to act. Thread-safe. */
public final class Notes {

    private final Outbox outbox;
    private final Consumer<String> log;
    private final Consumer<String> warnings;

    /**
     * @param outbox must take events before the first woven method, too
     * @param log takes a line of the agent's own log
     * @param warnings takes one where something is wrong
     */
    public Notes(Outbox outbox, Consumer<String> log, Consumer<String> warnings) {
        this.outbox = outbox;
        this.log = log;
        this.warnings = warnings;
    }

    void info(String line) {
        log.accept(line);
    }

    void warn(String line) {
        warnings.accept(line);
    }

    /** In the agent's log and on stderr. */
    void complain(String line) {
        warnings.accept(line);
        System.err.println("catcher: " + line);
    }

    /** @param details as {@link LifecycleBody} wants them; empty lists are left out */
    void event(String what, Severity severity, String code, Map<String, Object> details) {
        Map<String, Object> told = new LinkedHashMap<>(details);
        told.values().removeIf(value -> value instanceof Collection<?> list && list.isEmpty());
        LifecycleBody body = new LifecycleBody(what, told);
        Event event = new Event(
                Instant.now(), Kind.LIFECYCLE, severity, code, null, null, null, null, Ids.NONE, null, 0, body);
        outbox.offer(() -> event);
    }
}
