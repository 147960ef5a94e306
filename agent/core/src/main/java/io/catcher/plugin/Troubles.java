package io.catcher.plugin;

import io.catcher.bugcatcher.BugCatcher;
import io.catcher.chain.Call;
import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.ship.Outbox;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what is wrong with an interceptor while it runs. Thread-safe. */
final class Troubles {

    private static final String WHAT = "interceptor_off";

    private final Outbox outbox;
    private final @Nullable BugCatcher bugcatcher;
    private final Consumer<String> log;
    private final Consumer<String> complaints;

    /**
     * @param bugcatcher null where exceptions are not told
     * @param log of the agent
     * @param complaints takes what somebody has to read before that
     */
    Troubles(Outbox outbox, @Nullable BugCatcher bugcatcher, Consumer<String> log, Consumer<String> complaints) {
        this.outbox = outbox;
        this.bugcatcher = bugcatcher;
        this.log = log;
        this.complaints = complaints;
    }

    /** It threw in a call; on the application's thread. */
    void failed(Call call, Throwable failure) {
        if (bugcatcher != null) {
            bugcatcher.interceptorFailed(call.requests(), call.siteId(), call.depth(), call.step(), failure);
        }
    }

    /** It failed so often that it is called no more; the wall around it has logged that. */
    void switchedOff(String name, int failures, Throwable last) {
        tell(Map.of(
                "interceptor",
                name,
                "failures",
                failures,
                "last",
                last.getClass().getName()));
    }

    /** It could not be loaded; on a thread of the agent's. */
    void leftOut(String name, String line) {
        log.accept(line);
        // Where it was given wrong in the file it would have been said on stderr, too.
        complaints.accept(line);
        tell(Map.of("interceptor", name, "reason", line));
    }

    private void tell(Map<String, Object> details) {
        Instant at = Instant.now();
        LifecycleBody body = new LifecycleBody(WHAT, details);
        outbox.offer(() ->
                new Event(at, Kind.LIFECYCLE, Severity.WARNING, null, null, null, null, null, Ids.NONE, null, 0, body));
    }
}
