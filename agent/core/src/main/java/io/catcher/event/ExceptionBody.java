package io.catcher.event;

import io.catcher.event.part.Argument;
import io.catcher.event.part.Contrast;
import io.catcher.event.part.FirstTime;
import io.catcher.event.part.HeapUse;
import io.catcher.event.part.PathStep;
import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.Thrown;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure, told once.
 *
 * @param phase OUT = left the body; IN = came in as an argument or from an inner interceptor
 * @param firstSeen whether this is the first failure with its fingerprint
 * @param details what the exceptions carry beside their message: sql_state, status, host, port, path and others; never empty
 * @param context what the application itself said of the request; never empty
 * @param memory the heap when it was thrown, where the rule or method is of level debug
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
        @Nullable Map<String, Object> context,
        @Nullable HeapUse memory,
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

    /** A body that says no more than this yet. */
    public static Builder of(String phase, Thrown exception) {
        return new Builder(phase, exception);
    }

    /** Type, message, fingerprint and diagnosis, without frames, arguments and request. */
    public ExceptionBody brief() {
        return of(phase, Thrown.brief(exception.type(), exception.message()))
                .named(fingerprint, firstSeen)
                .diagnosed(recoverable, hint, details)
                .ended(outcome)
                .build();
    }

    /** Each part by its name; what is not given is absent. Not thread-safe. */
    public static final class Builder {

        private final String phase;
        private final Thrown exception;
        private @Nullable String fingerprint;
        private @Nullable FirstTime firstSeen;
        private @Nullable Map<String, Object> details;
        private @Nullable Map<String, Object> context;
        private @Nullable HeapUse memory;
        private List<PathStep> path = List.of();
        private List<Argument> args = List.of();
        private List<Contrast> contrast = List.of();
        private @Nullable Double durationMs;
        private @Nullable RequestInfo request;
        private @Nullable Boolean recoverable;
        private @Nullable String hint;
        private @Nullable String outcome;
        private List<String> reassigned = List.of();

        private Builder(String phase, Thrown exception) {
            this.phase = phase;
            this.exception = exception;
        }

        public Builder named(@Nullable String print, @Nullable FirstTime first) {
            fingerprint = print;
            firstSeen = first;
            return this;
        }

        public Builder diagnosed(
                @Nullable Boolean canPass, @Nullable String advice, @Nullable Map<String, Object> more) {
            recoverable = canPass;
            hint = advice;
            details = more;
            return this;
        }

        /** @param steps the woven methods, innermost first; the arguments are the innermost's */
        public Builder through(List<PathStep> steps) {
            path = steps;
            reassigned = steps.isEmpty() ? List.of() : steps.get(0).reassigned();
            return calledWith(steps.isEmpty() ? List.of() : steps.get(0).args());
        }

        public Builder calledWith(List<Argument> arguments) {
            args = arguments;
            return this;
        }

        public Builder contrasted(List<Contrast> told) {
            contrast = told;
            return this;
        }

        public Builder during(@Nullable Double millis, @Nullable RequestInfo of) {
            durationMs = millis;
            request = of;
            return this;
        }

        /** @param values what the application itself said of the request; null = nothing */
        public Builder said(@Nullable Map<String, Object> values, @Nullable HeapUse heap) {
            context = values;
            memory = heap;
            return this;
        }

        /** @param how left, swallowed, uncaught; null = not known */
        public Builder ended(@Nullable String how) {
            outcome = how;
            return this;
        }

        public ExceptionBody build() {
            return new ExceptionBody(
                    phase,
                    exception,
                    fingerprint,
                    firstSeen,
                    details,
                    context,
                    memory,
                    path,
                    args,
                    contrast,
                    durationMs,
                    request,
                    recoverable,
                    hint,
                    outcome,
                    reassigned);
        }
    }
}
