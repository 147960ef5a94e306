package io.catcher.bugcatcher.story;

import io.catcher.bugcatcher.contrast.Contrasts;
import io.catcher.bugcatcher.diagnosis.Diagnoser;
import io.catcher.bugcatcher.diagnosis.Diagnosis;
import io.catcher.bugcatcher.fingerprint.Fingerprint;
import io.catcher.bugcatcher.request.RequestSnapshot;
import io.catcher.bugcatcher.story.Story.Origin;
import io.catcher.bugcatcher.story.Story.Outcome;
import io.catcher.bugcatcher.story.Story.Telling;
import io.catcher.bugcatcher.story.Story.Way;
import io.catcher.bugcatcher.thrown.Throwables;
import io.catcher.bugcatcher.thrown.ThrownRenderer;
import io.catcher.config.ErrorRegistry;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.event.Watched;
import io.catcher.event.part.FirstTime;
import io.catcher.event.part.Thrown;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Writes failures as events. Runs on the agent's thread, where stack traces may cost what they cost. */
public final class FailureEvents {

    private static final String UNCAUGHT = "uncaught";

    private final IntFunction<@Nullable Watched> methods;
    private final Names names;
    private final Diagnoser diagnoser;
    private final FirstSeen firstSeen;
    private final Contrasts contrasts;

    /** With the agent's own registry, and without a memory on disk. */
    public FailureEvents(IntFunction<@Nullable Watched> methods, List<String> appPackages) {
        this(
                methods,
                appPackages,
                new Diagnoser(ErrorRegistry.NONE, null, appPackages),
                new FirstSeen(null),
                Contrasts.NONE);
    }

    /** @param appPackages what is "ours" in a stack trace; empty = guessed */
    public FailureEvents(
            IntFunction<@Nullable Watched> methods,
            List<String> appPackages,
            Diagnoser diagnoser,
            FirstSeen firstSeen,
            Contrasts contrasts) {
        this.methods = methods;
        this.names = new Names(Fingerprint.forPackages(appPackages));
        this.diagnoser = diagnoser;
        this.firstSeen = firstSeen;
        this.contrasts = contrasts;
    }

    Event render(Origin origin, Telling telling, Outcome outcome) {
        Known known = known(telling.thrown(), origin.method(), origin.at());
        // What becomes of one that came in is its handler's affair: no end of it can be seen from here.
        boolean endUnknown = telling.cameIn() || outcome == Outcome.UNKNOWN;
        ExceptionBody body = known.body(telling.cameIn() ? "IN" : "OUT")
                .through(telling.path())
                .contrasted(contrasts.of(origin.method().site(), types(known.chain())))
                .during(
                        origin.durationNanos() == 0 ? null : RequestSnapshot.millis(origin.durationNanos()),
                        origin.request() == null ? null : origin.request().render(methods))
                .said(origin.context(), origin.memory())
                .ended(endUnknown ? null : outcome.name().toLowerCase(Locale.ROOT))
                .build();
        return event(
                origin.at(),
                severity(known.diagnosis().severity(), telling.way(), endUnknown ? Outcome.UNKNOWN : outcome),
                known.diagnosis(),
                origin.method(),
                origin.ids().get(),
                origin.thread(),
                body);
    }

    /** What somebody was handed, and nobody has seen leave anything, is handled as far as anybody knows. */
    private static Severity severity(Severity own, Way way, Outcome outcome) {
        boolean handled = way == Way.ARGUMENT && own == Severity.ERROR;
        return handled || outcome == Outcome.SWALLOWED ? Severity.WARNING : own;
    }

    /** What tells such a failure from others of the same classes on the same stack; null = nothing that is known. */
    @Nullable
    ToIntFunction<Throwable> meaning(Throwable thrown) {
        return diagnoser.meaning(thrown);
    }

    private static List<String> types(List<Throwable> chain) {
        return chain.stream().map(thrown -> thrown.getClass().getName()).toList();
    }

    /**
     * An error of the JVM itself, of which only identity and place are known.
     *
     * @param outcome left or swallowed; null = not known
     */
    public Event render(
            VirtualMachineError error, Watched method, Instant at, String thread, @Nullable String outcome) {
        Known known = known(error, method, at);
        ExceptionBody body = known.body("OUT").ended(outcome).build();
        return event(at, known.diagnosis().severity(), known.diagnosis(), method, Ids.NONE, thread, body);
    }

    /** One that ends its thread: F001, unless the JVM's memory says more. */
    public Event uncaught(Ending ending) {
        Known known = known(ending.thrown(), null, ending.at());
        Diagnosis diagnosis = ofUncaught(known.diagnosis());
        ExceptionBody body = known.as(diagnosis).body("OUT").ended(UNCAUGHT).build();
        return event(ending.at(), Severity.FATAL, diagnosis, null, Ids.NONE, ending.thread(), body);
    }

    private static Diagnosis ofUncaught(Diagnosis own) {
        String code = own.code().startsWith("F") ? own.code() : "F001";
        return new Diagnosis(code, own.category(), Severity.FATAL, false, own.hint());
    }

    /** The names under which such a failure may have been told, the likeliest first. */
    public List<String> namesOf(Throwable thrown) {
        Thrown text = ThrownRenderer.render(thrown);
        String print = names.of(text, null);
        Diagnosis own = diagnoser.of(Throwables.chain(thrown), text);
        return List.of(
                FailureDraft.name(print, own.code(), "OUT", "left"),
                FailureDraft.name(print, ofUncaught(own).code(), "OUT", UNCAUGHT));
    }

    /** Repeats of a kind of which no event was ever rendered: only its class and the woven method are known. */
    public Event nameless(int site, String type) {
        ExceptionBody body = ExceptionBody.of("OUT", Thrown.brief(type, null)).build();
        return event(Instant.now(), Severity.ERROR, null, methods.apply(site), Ids.NONE, null, body);
    }

    private Known known(Throwable thrown, @Nullable Watched method, Instant at) {
        List<Throwable> chain = Throwables.chain(thrown);
        Thrown text = ThrownRenderer.render(thrown);
        String print = names.of(text, method);
        return new Known(
                chain, text, print, firstSeen.of(print, at), diagnoser.of(chain, text), diagnoser.details(chain, text));
    }

    /** What a Throwable says by itself, wherever it was thrown. */
    private record Known(
            List<Throwable> chain,
            Thrown text,
            String fingerprint,
            @Nullable FirstTime firstSeen,
            Diagnosis diagnosis,
            @Nullable Map<String, Object> details) {

        Known as(Diagnosis other) {
            return new Known(chain, text, fingerprint, firstSeen, other, details);
        }

        ExceptionBody.Builder body(String phase) {
            return ExceptionBody.of(phase, text)
                    .named(fingerprint, firstSeen)
                    .diagnosed(diagnosis.recoverable(), diagnosis.hint(), details);
        }
    }

    private static Event event(
            Instant at,
            Severity severity,
            @Nullable Diagnosis diagnosis,
            @Nullable Watched method,
            Ids ids,
            @Nullable String thread,
            ExceptionBody body) {
        return new Event(
                at,
                Kind.EXCEPTION,
                severity,
                diagnosis == null ? null : diagnosis.code(),
                diagnosis == null ? null : diagnosis.category(),
                method == null ? null : method.toolName(),
                method == null ? null : method.signature(),
                method == null ? null : method.rule(),
                ids,
                thread,
                0,
                body);
    }
}
