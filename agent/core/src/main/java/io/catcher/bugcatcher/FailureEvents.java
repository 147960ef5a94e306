package io.catcher.bugcatcher;

import io.catcher.bugcatcher.Story.Origin;
import io.catcher.bugcatcher.Story.Outcome;
import io.catcher.bugcatcher.Story.Telling;
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

    /** @param appPackages what is "ours" in a stack trace; empty = everything that is not the JDK's */
    public FailureEvents(IntFunction<@Nullable Watched> methods, List<String> appPackages) {
        this.methods = methods;
        this.fingerprint = new Fingerprint(appPackages);
    }

    Event render(Origin origin, Telling telling, Outcome outcome) {
        Diagnosis diagnosis = Diagnosis.of(telling.thrown());
        List<PathStep> path = telling.path();
        List<Argument> args = path.isEmpty() ? List.of() : path.get(0).args();
        // What becomes of one that came in is its handler's affair: no end of it can be seen from here.
        boolean endUnknown = telling.cameIn() || outcome == Outcome.UNKNOWN;
        ExceptionBody body = new ExceptionBody(
                telling.cameIn() ? "IN" : "OUT",
                ThrownRenderer.render(telling.thrown()),
                fingerprint.of(telling.thrown(), diagnosis.code()),
                path,
                args,
                origin.durationNanos() == 0 ? null : RequestSnapshot.millis(origin.durationNanos()),
                origin.request() == null ? null : origin.request().render(methods),
                diagnosis.recoverable(),
                null,
                endUnknown ? null : outcome.name().toLowerCase(Locale.ROOT),
                List.of());
        Severity severity = outcome == Outcome.SWALLOWED && !endUnknown ? Severity.WARNING : diagnosis.severity();
        return event(
                origin.at(), severity, diagnosis, origin.method(), origin.ids().get(), origin.thread(), body);
    }

    /** An error of the JVM itself, of which only identity and place are known. */
    Event render(VirtualMachineError error, Watched method, Instant at, String thread) {
        Diagnosis diagnosis = Diagnosis.of(error);
        ExceptionBody body = new ExceptionBody(
                "OUT",
                ThrownRenderer.render(error),
                fingerprint.of(error, diagnosis.code()),
                List.of(),
                List.of(),
                null,
                null,
                diagnosis.recoverable(),
                null,
                "left",
                List.of());
        return event(at, diagnosis.severity(), diagnosis, method, Ids.NONE, thread, body);
    }

    /** One that ends its thread: F001, unless the JVM's memory says more. */
    Event uncaught(UncaughtWatch.Ending ending) {
        Diagnosis own = Diagnosis.of(ending.thrown());
        String code = own.code().startsWith("F") ? own.code() : "F001";
        ExceptionBody body = new ExceptionBody(
                "OUT",
                ThrownRenderer.render(ending.thrown()),
                fingerprint.of(ending.thrown(), own.code()),
                List.of(),
                List.of(),
                null,
                null,
                false,
                null,
                "uncaught",
                List.of());
        return new Event(
                ending.at(),
                Kind.EXCEPTION,
                Severity.FATAL,
                code,
                own.category(),
                null,
                null,
                null,
                Ids.NONE,
                ending.thread(),
                0,
                body);
    }

    /** The names under which such a failure may have been told, the likeliest first. */
    List<String> namesOf(Throwable thrown) {
        String own = fingerprint.of(thrown, Diagnosis.of(thrown).code());
        return List.of(FailureDraft.name(own, "left"), FailureDraft.name(own, "uncaught"));
    }

    /** Repeats of a kind of which no event was ever rendered: only its class and the woven method are known. */
    public Event nameless(int site, String type) {
        Watched method = methods.apply(site);
        ExceptionBody body = new ExceptionBody(
                "OUT",
                new Thrown(type, null, List.of(), List.of(), List.of()),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of());
        return new Event(
                Instant.now(),
                Kind.EXCEPTION,
                Severity.ERROR,
                null,
                null,
                method == null ? null : method.toolName(),
                method == null ? null : method.signature(),
                method == null ? null : method.rule(),
                Ids.NONE,
                null,
                0,
                body);
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
