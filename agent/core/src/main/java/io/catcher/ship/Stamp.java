package io.catcher.ship;

import io.catcher.event.Event;
import io.catcher.event.RecordTree;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds to an event what only the journal knows: its id, its number, whose it is. Not thread-safe. */
final class Stamp {

    private static final int SCHEMA = 1;

    private final ServiceId service;
    private final EventIds ids;
    private long seq;

    Stamp(ServiceId service) {
        this.service = service;
        this.ids = new EventIds(service.instance());
    }

    Map<String, @Nullable Object> of(Event event) {
        Map<String, @Nullable Object> body = RecordTree.of(event);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("schema", SCHEMA);
        line.put("event_id", ids.next());
        line.put("seq", ++seq);
        line.put("ts", body.get("ts"));
        line.put("kind", body.get("kind"));
        line.put("job", event.kind().job(service.name()));
        line.put("severity", body.get("severity"));
        line.put("service", service());
        line.putAll(body);
        return line;
    }

    /** The number of the last event. */
    long seq() {
        return seq;
    }

    /** The last one was not used. */
    void backTo(long seqBefore) {
        seq = seqBefore;
    }

    private Map<String, Object> service() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", service.name());
        if (!service.version().isEmpty()) {
            tree.put("version", service.version());
        }
        tree.put("env", service.env());
        tree.put("instance", service.instance());
        return tree;
    }
}
