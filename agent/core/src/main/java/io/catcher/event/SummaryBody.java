package io.catcher.event;

import io.catcher.event.part.MethodTotals;
import io.catcher.event.part.OtherMethods;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the watched methods and the agent did since the last summary.
 *
 * @param seconds since then
 * @param calls of all timed methods
 * @param errors calls of all watched methods that a Throwable ended
 * @param methods those that took the most time, first
 * @param otherMethods null when all are named
 * @param ledger what became of the JVM's events since its start
 * @param agent what the agent itself takes and does not do
 */
public record SummaryBody(
        double seconds,
        long calls,
        long errors,
        List<MethodTotals> methods,
        @Nullable OtherMethods otherMethods,
        Map<String, Object> ledger,
        Map<String, Object> agent)
        implements Body {}
