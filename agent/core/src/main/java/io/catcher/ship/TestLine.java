package io.catcher.ship;

import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.ship.fit.LineFitter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A line as the journal would hold it, of an event that nothing caused: to try the way to Loki. */
public final class TestLine {

    private TestLine() {}

    /** Of now; each call makes another event. */
    public static byte[] of(ServiceId service) {
        LifecycleBody body = new LifecycleBody("test", Map.of("by", "doctor"));
        Event event = new Event(
                Instant.now(), Kind.TEST, Severity.INFO, "I100", null, null, null, null, Ids.NONE, null, 0, body);
        byte[] line = LineFitter.line(new Stamp(service).of(event));
        return new String(line, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
    }
}
