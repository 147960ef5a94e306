package io.catcher.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure, told once.
 *
 * @param phase OUT = left the body; IN = came in as an argument or from an inner interceptor
 * @param path the woven methods that it went through, innermost first
 * @param outcome left, swallowed or uncaught; null = told before it was known
 * @param reassigned names of arguments whose original was not kept
 */
public record ExceptionBody(
        String phase,
        Thrown exception,
        @Nullable String fingerprint,
        List<PathStep> path,
        List<Argument> args,
        @Nullable Double durationMs,
        @Nullable RequestInfo request,
        @Nullable Boolean recoverable,
        @Nullable String hint,
        @Nullable String outcome,
        List<String> reassigned)
        implements Body {

    /** Type, message and fingerprint, without frames, arguments and request. */
    public ExceptionBody brief() {
        Thrown name = new Thrown(exception.type(), exception.message(), List.of(), List.of(), List.of());
        return new ExceptionBody(
                phase, name, fingerprint, List.of(), List.of(), null, null, recoverable, hint, outcome, List.of());
    }
}
