package io.catcher.bugcatcher.story;

import io.catcher.bugcatcher.contrast.Contrasts;
import io.catcher.bugcatcher.diagnosis.Diagnoser;
import io.catcher.bugcatcher.diagnosis.Diagnosis;
import io.catcher.bugcatcher.fingerprint.Fingerprint;
import io.catcher.bugcatcher.request.RequestSnapshot;
import io.catcher.bugcatcher.story.Story.Origin;
import io.catcher.bugcatcher.story.Story.Outcome;
import io.catcher.bugcatcher.story.Story.Telling;
import io.catcher.bugcatcher.thrown.Throwables;
import io.catcher.bugcatcher.thrown.ThrownRenderer;
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
    private final Contrasts contrasts;

    /** With the agent's own registry, and without a memory on disk. */
    public FailureEvents(IntFunction<@Nullable Watched> methods, List<String> appPackages) {
        this(methods, appPackages, new Diagnoser(ErrorRegistry.NONE, null), new FirstSeen(null), Contrasts.NONE);
    }

    /** @param appPackages what is "ours" in a stack trace; empty = guessed */
    public FailureEvents(
            IntFunction<@Nullable Watched> methods,
            List<String> appPackages,
            Diagnoser diagnoser,
            FirstSeen firstSeen,
            Contrasts contrasts) {
        this.methods = methods;
        this.fingerprint = Fingerprint.forPackages(appPackages);
        this.diagnoser = diagnoser;
        this.firstSeen = firstSeen;
        this.contrasts = contrasts;
    }

    Event render(Origin origin, Telling telling, Outcome outcome) {
        List<Throwable> chain = Throwables.chain(telling.thrown());
        List<PathStep> path = telling.path();
        List<Argument> args = path.isEmpty() ? List.of() : path.get(0).args();
        // What becomes of one that came in is its handler's affair: no end of it can be seen from here.
        boolean endUnknown = telling.cameIn() || outcome == Outcome.UNKNOWN;
        Thrown thrown = ThrownRenderer.render(telling.thrown());
        Diagnosis diagnosis = diagnoser.of(chain, thrown);
        String print = fingerprint.of(thrown);
        ExceptionBody body = new ExceptionBody(
                telling.cameIn() ? "IN" : "OUT",
                thrown,
                print,
                firstSeen.of(print, origin.at()),
                diagnoser.details(chain, thrown),
                path,
                args,
                contrasts.of(origin.method().site(), types(chain)),
                origin.durationNanos() == 0 ? null : RequestSnapshot.millis(origin.durationNanos()),
                origin.request() == null ? null : origin.request().render(methods),
                diagnosis.recoverable(),
                diagnosis.hint(),
                endUnknown ? null : outcome.name().toLowerCase(Locale.ROOT),
                List.of());
        Severity severity = outcome == Outcome.SWALLOWED && !endUnknown ? Severity.WARNING : diagnosis.severity();
        return event(
                origin.at(), severity, diagnosis, origin.method(), origin.ids().get(), origin.thread(), body);
    }

    private static List<String> types(List<Throwable> chain) {
        return chain.stream().map(thrown -> thrown.getClass().getName()).toList();
    }

    /** An error of the JVM itself, of which only identity and place are known. */
    public Event render(VirtualMachineError error, Watched method, Instant at, String thread) {
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
                List.of(),
                null,
                null,
                diagnosis.recoverable(),
                diagnosis.hint(),
                "left",
                List.of());
        return event(at, diagnosis.severity(), diagnosis, method, Ids.NONE, thread, body);
    }

    /** One that ends its thread: F001, unless the JVM's memory says more. */
    public Event uncaught(Ending ending) {
        Thrown thrown = ThrownRenderer.render(ending.thrown());
        List<Throwable> chain = Throwables.chain(ending.thrown());
        Diagnosis own = diagnoser.of(chain, thrown);
        String print = fingerprint.of(thrown);
        String code = own.code().startsWith("F") ? own.code() : "F001";
        ExceptionBody body = new ExceptionBody(
                "OUT",
                thrown,
                print,
                firstSeen.of(print, ending.at()),
                diagnoser.details(chain, thrown),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                false,
                own.hint(),
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
    public List<String> namesOf(Throwable thrown) {
        String own = fingerprint.of(ThrownRenderer.render(thrown));
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
