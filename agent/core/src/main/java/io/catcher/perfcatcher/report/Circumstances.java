package io.catcher.perfcatcher.report;

import io.catcher.event.Ids;
import io.catcher.event.Watched;
import io.catcher.event.part.Argument;
import io.catcher.event.part.Caller;
import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.Why;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.context.CallContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told with a finding beside its numbers.
 *
 * @param why where the time went; null where nothing is known of it
 * @param callers that were slow by it, innermost first
 * @param context of the call, or of one of the slow ones; null where none was noted
 * @param stored names of the parameters that the method may store into, and of which the original is not kept
 */
public record Circumstances(
        @Nullable Why why, List<Caller> callers, @Nullable CallContext context, List<String> stored) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Circumstances of(Sighting sighting, @Nullable Why why, List<Caller> callers) {
        CallContext context = sighting.context().get();
        Watched method = sighting.method();
        Slow slow = sighting.finding().slow();
        RequestInfo request = context == null ? null : context.request();
        Repetition repetition = slow == null || request == null
                ? null
                : Repetition.in(
                        method.toolName(),
                        request,
                        slow.currentNanos() / NANOS_PER_MILLI,
                        slow.usualNanos() / NANOS_PER_MILLI,
                        slow.single());
        Why whole = repetition == null ? why : Why.and(why, repetition.inWords());
        return new Circumstances(whole, callers, context, method.reassigned());
    }

    public List<Argument> args() {
        return context == null ? List.of() : context.args();
    }

    /** Names of arguments that may no longer be what the call was called with. */
    public List<String> reassigned() {
        return args().isEmpty() ? List.of() : stored;
    }

    public @Nullable RequestInfo request() {
        return context == null ? null : context.request();
    }

    Ids ids() {
        return context == null ? Ids.NONE : context.ids();
    }

    @Nullable
    String thread() {
        return context == null ? null : context.thread();
    }
}
