package io.catcher.boot;

import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.config.Version;
import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.ship.Draft;
import io.catcher.ship.Outbox;
import io.catcher.weave.WovenMethods;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells once that and how the agent runs: ahead of the first real event, or after 30 s. Not at the start itself, so that a
 * short-lived tool never pays for an HTTP client. Thread-safe.
 */
final class StartNotice implements Outbox {

    private static final long LATEST_NANOS = 30_000_000_000L;

    private final Outbox next;
    private final Settings settings;
    private final WovenMethods wovenMethods;
    private final Instant at = Instant.now();
    private final long startNanos = System.nanoTime();
    private volatile boolean attached;
    private final AtomicBoolean told = new AtomicBoolean();

    StartNotice(Outbox next, Settings settings, WovenMethods wovenMethods) {
        this.next = next;
        this.settings = settings;
        this.wovenMethods = wovenMethods;
    }

    @Override
    public boolean offer(Draft draft) {
        tell();
        return next.offer(draft);
    }

    /** The JVM was running already. */
    void attached() {
        attached = true;
    }

    /** Called by the agent's pulse. */
    void tellWhenDue(long now) {
        if (now - startNanos >= LATEST_NANOS) {
            tell();
        }
    }

    private void tell() {
        if (!told.get() && told.compareAndSet(false, true)) {
            next.offer(this::render);
        }
    }

    private Event render() {
        LifecycleBody body = new LifecycleBody("start", details());
        return new Event(at, Kind.LIFECYCLE, Severity.INFO, "I100", null, null, null, null, Ids.NONE, null, 0, body);
    }

    private Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("agent", Version.current());
        details.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        details.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        if (attached) {
            details.put("attached", true);
        }
        details.put("rules", settings.rules().stream().map(Rule::name).toList());
        Map<String, Integer> matched = new LinkedHashMap<>();
        wovenMethods.byRule().forEach((rule, taken) -> matched.put(rule, taken.methods()));
        details.put("matched", matched);
        details.put(
                "woven_methods",
                wovenMethods.byClass().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        details.put("perfcatcher_mode", settings.perfcatcher().mode().name().toLowerCase(Locale.ROOT));
        return details;
    }
}
