package io.catcher.bugcatcher;

import io.catcher.bugcatcher.Story.Origin;
import io.catcher.bugcatcher.Story.Outcome;
import io.catcher.bugcatcher.Story.Telling;
import io.catcher.bugcatcher.diagnosis.Diagnoser;
import io.catcher.bugcatcher.diagnosis.Diagnosis;
import io.catcher.bugcatcher.fingerprint.Fingerprint;
import io.catcher.config.ErrorRegistry;
import io.catcher.event.Argument;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.PathStep;
import io.catcher.event.Severity;
import io.catcher.event.Thrown;
import io.catcher.event.Watched;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes failures as events. Runs on the agent's thread, where stack traces may cost what they cost. */
public final class FailureEvents {

    private final IntFunction<@Nullable Watched> methods;
    private final Fingerprint fingerprint;
    private final Diagnoser diagnoser;
    private final FirstSeen firstSeen;

    /** With the agent's own registry, and without a memory on disk. */
    public FailureEvents(IntFunction<@Nullable Watched> methods, List<String> appPackages) {
        this(methods, appPackages, new Diagnoser(ErrorRegistry.NONE, null), new FirstSeen(null));
    }

    /** @param appPackages what is "ours" in a stack trace; empty = guessed */
    public FailureEvents(
            IntFunction<@Nullable Watched> methods,
            List<String> appPackages,
            Diagnoser diagnoser,
            FirstSeen firstSeen) {
        this.methods = methods;
        this.fingerprint = Fingerprint.forPackages(appPackages);
        this.diagnoser = diagnoser;
        this.firstSeen = firstSeen;
    }

    Event render(Origin origin, Telling telling, Outcome outcome) {
        List<Throwable> chain = Throwables.chain(telling.thrown());
        List<PathStep> path = telling.path();
        List<Argument> args = path.isEmpty() ? List.of() : path.get(0).args();
        Thrown thrown = ThrownRenderer.render(telling.thrown());
        Diagnosis diagnosis = diagnoser.of(chain, thrown);
        String print = fingerprint.of(thrown);
        ExceptionBody body = new ExceptionBody(
                "OUT",
                thrown,
                print,
                firstSeen.of(print, origin.at()),
                diagnoser.details(chain, thrown),
                path,
                args,
                origin.durationNanos() == 0 ? null : RequestSnapshot.millis(origin.durationNanos()),
                origin.request() == null ? null : origin.request().render(methods),
                diagnosis.recoverable(),
                diagnosis.hint(),
                outcome == Outcome.UNKNOWN ? null : outcome.name().toLowerCase(Locale.ROOT),
                List.of());
        Severity severity = outcome == Outcome.SWALLOWED ? Severity.WARNING : diagnosis.severity();
        return event(origin.at(), severity, diagnosis, origin.method(), origin.ids(), origin.thread(), body);
    }

    /** An error of the JVM itself, of which only identity and place are known. */
    Event render(VirtualMachineError error, Watched method, Instant at, String thread) {
        Thrown thrown = ThrownRenderer.render(error);
        List<Throwable> chain = Throwables.chain(error);
        Diagnosis diagnosis = diagnoser.of(chain, thrown);
        String print = fingerprint.of(thrown);
        ExceptionBody body = new ExceptionBody(
                "OUT",
                thrown,
                print,
                firstSeen.of(print, at),
                diagnoser.details(chain, thrown),
                List.of(),
                List.of(),
                null,
                null,
                diagnosis.recoverable(),
                diagnosis.hint(),
                "left",
                List.of());
        return event(at, diagnosis.severity(), diagnosis, method, Ids.NONE, thread, body);
    }

    private static Event event(
            Instant at,
            Severity severity,
            Diagnosis diagnosis,
            Watched method,
            Ids ids,
            String thread,
            ExceptionBody body) {
        return new Event(
                at,
                Kind.EXCEPTION,
                severity,
                diagnosis.code(),
                diagnosis.category(),
                method.toolName(),
                method.signature(),
                method.rule(),
                ids,
                thread,
                0,
                body);
    }
}
