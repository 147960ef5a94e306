package io.catcher.bugcatcher.request;

import io.catcher.event.Watched;
import io.catcher.event.part.Argument;
import io.catcher.event.part.RequestInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a request looked like at one moment; immutable, names are looked up later.
 *
 * @param workflow of the request that this one was handed over by; null where it begins its own
 */
public record RequestSnapshot(
        long serial,
        Parent parent,
        @Nullable String workflow,
        int entrySite,
        long ageNanos,
        List<Step> steps,
        int leftOut) {

    /**
     * The request that this one belongs to.
     *
     * @param entrySite -1 where there is none
     * @param evictions requests forgotten so far where the parent is among them, else {@link #NOTHING_EVICTED}
     */
    public record Parent(long serial, int entrySite, long evictions) {

        static final Parent NONE = new Parent(0, -1, NOTHING_EVICTED);

        public boolean exists() {
            return serial != NONE.serial;
        }

        public boolean isForgotten() {
            return evictions != NOTHING_EVICTED;
        }
    }

    static final long NOTHING_EVICTED = -1;

    record Step(
            int site,
            long offsetNanos,
            long durationNanos,
            boolean timed,
            Steps.Outcome outcome,
            List<Argument> inputs,
            @Nullable Object output) {}

    public static RequestSnapshot of(Request request, long now) {
        Steps steps = request.steps();
        int count = steps.count();
        int first = Math.max(0, count - Steps.KEPT);
        List<Step> copy = new ArrayList<>(count - first);
        for (int number = first; number < count; number++) {
            copy.add(step(request, number));
        }
        Handed from = request.from();
        return new RequestSnapshot(
                request.serial(),
                parent(request.parent(), from),
                from == null ? null : from.workflow(),
                request.entrySite(),
                now - request.start(),
                copy,
                first);
    }

    private static Parent parent(@Nullable Request around, @Nullable Handed from) {
        if (around != null) {
            return new Parent(around.serial(), around.entrySite(), NOTHING_EVICTED);
        }
        return from == null ? Parent.NONE : new Parent(from.serial(), from.entrySite(), NOTHING_EVICTED);
    }

    /** The same, where the parent is remembered no more. */
    public RequestSnapshot withoutParent(long evictions) {
        Parent forgotten = new Parent(parent.serial(), parent.entrySite(), evictions);
        return new RequestSnapshot(serial, forgotten, workflow, entrySite, ageNanos, steps, leftOut);
    }

    private static Step step(Request request, int number) {
        Steps steps = request.steps();
        long start = steps.start(number);
        return new Step(
                steps.site(number),
                start - request.start(),
                steps.duration(number),
                start != 0,
                steps.outcome(number),
                steps.inputs(number),
                steps.output(number));
    }

    public RequestInfo render(IntFunction<@Nullable Watched> methods) {
        List<RequestInfo.Step> rendered = new ArrayList<>(steps.size());
        for (Step step : steps) {
            boolean ended = step.timed() && step.durationNanos() != 0;
            rendered.add(new RequestInfo.Step(
                    toolName(methods, step.site()),
                    step.timed() ? millis(step.offsetNanos()) : null,
                    ended ? millis(step.durationNanos()) : null,
                    step.outcome().name().toLowerCase(Locale.ROOT),
                    step.inputs(),
                    step.output()));
        }
        return new RequestInfo(
                toolName(methods, entrySite),
                millis(ageNanos),
                rendered,
                leftOut == 0 ? null : leftOut,
                parent.entrySite() < 0 ? null : toolName(methods, parent.entrySite()),
                parent.isForgotten() ? parent.evictions() : null);
    }

    private static String toolName(IntFunction<@Nullable Watched> methods, int site) {
        Watched method = methods.apply(site);
        return method == null ? "?" : method.toolName();
    }

    /** Milliseconds with three decimals: more digits only say what the clock cannot know. */
    public static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }
}
