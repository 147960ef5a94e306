package io.catcher.bugcatcher.request;

import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.RequestBody;
import io.catcher.event.Severity;
import io.catcher.event.ThreadName;
import io.catcher.event.Watched;
import io.catcher.event.part.Argument;
import io.catcher.ship.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Tells requests that succeed, for those who set {@code tracking.outputs}: without it nothing is said of them. */
public final class SuccessReporter {

    /** A request at its end; its values are rendered already. */
    public record Ended(
            Watched entry,
            List<Argument> arguments,
            @Nullable Object output,
            Ids ids,
            RequestSnapshot request) {}

    private final Outbox outbox;
    private final IntFunction<@Nullable Watched> methods;

    public SuccessReporter(Outbox outbox, IntFunction<@Nullable Watched> methods) {
        this.outbox = outbox;
        this.methods = methods;
    }

    public void tell(Ended ended) {
        Instant at = Instant.now();
        String thread = ThreadName.of(Thread.currentThread());
        outbox.offer(() -> render(ended, at, thread));
    }

    private Event render(Ended ended, Instant at, String thread) {
        RequestBody body = new RequestBody(
                ended.arguments(),
                ended.output(),
                RequestSnapshot.millis(ended.request().ageNanos()),
                ended.request().render(methods));
        Watched entry = ended.entry();
        return new Event(
                at,
                Kind.REQUEST,
                Severity.INFO,
                null,
                null,
                entry.toolName(),
                entry.signature(),
                entry.rule(),
                ended.ids(),
                thread,
                0,
                body);
    }
}
