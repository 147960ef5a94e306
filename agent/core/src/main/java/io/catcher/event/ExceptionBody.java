package io.catcher.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure, told once.
 *
 * @param phase OUT = left the body; IN = came in as an argument or from an inner interceptor
 * @param firstSeen whether this is the first failure with its fingerprint
 * @param details what the exceptions carry beside their message: sql_state, status, host, port, path and others; never empty
 * @param path the woven methods that it went through, innermost first
 * @param contrast what the innermost woven method's failing calls have in common, the most telling first
 * @param outcome left, swallowed or uncaught; null = told before it was known
 * @param reassigned names of arguments whose original was not kept
 */
public record ExceptionBody(
        String phase,
        Thrown exception,
        @Nullable String fingerprint,
        @Nullable FirstTime firstSeen,
        @Nullable Map<String, Object> details,
        List<PathStep> path,
        List<Argument> args,
        List<Contrast> contrast,
        @Nullable Double durationMs,
        @Nullable RequestInfo request,
        @Nullable Boolean recoverable,
        @Nullable String hint,
        @Nullable String outcome,
        List<String> reassigned)
        implements Body {

    /** Without what only a rendered Throwable tells. */
    public ExceptionBody(
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
            List<String> reassigned) {
        this(
                phase,
                exception,
                fingerprint,
                null,
                null,
                path,
                args,
                List.of(),
                durationMs,
                request,
                recoverable,
                hint,
                outcome,
                reassigned);
    }

    /** Type, message, fingerprint and diagnosis, without frames, arguments and request. */
    public ExceptionBody brief() {
        Thrown name = new Thrown(exception.type(), exception.message(), List.of(), List.of(), List.of());
        return new ExceptionBody(
                phase,
                name,
                fingerprint,
                firstSeen,
                details,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                recoverable,
                hint,
                outcome,
                List.of());
    }
}
