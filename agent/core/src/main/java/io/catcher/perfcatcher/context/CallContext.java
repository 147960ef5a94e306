package io.catcher.perfcatcher.context;

import io.catcher.event.Ids;
import io.catcher.event.part.Argument;
import io.catcher.event.part.RequestInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that took long, as its own thread knew it when it ended.
 *
 * @param endNanos when that was, on the clock of {@link System#nanoTime}
 * @param request what it was part of; null where requests are not tracked
 * @param args what it was called with, as it left them; empty where those are not wanted
 */
public record CallContext(
        int site,
        long endNanos,
        String thread,
        Ids ids,
        @Nullable RequestInfo request,
        List<Argument> args) {

    public CallContext with(List<Argument> arguments) {
        return new CallContext(site, endNanos, thread, ids, request, arguments);
    }
}
