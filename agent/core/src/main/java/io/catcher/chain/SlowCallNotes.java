package io.catcher.chain;

import io.catcher.bugcatcher.CallCapture;
import io.catcher.perfcatcher.context.CallContext;
import io.catcher.perfcatcher.context.CallContexts;
import org.jspecify.annotations.Nullable;

/** Has slow calls noted as they end, on their own threads: nobody else can see what they were called with. Thread-safe. */
public final class SlowCallNotes {

    private final CallContexts contexts;
    private final CallCapture capture;

    public SlowCallNotes(CallContexts contexts, CallCapture capture) {
        this.contexts = contexts;
        this.capture = capture;
    }

    /** A slow call has ended; true when its arguments are wanted, by {@link #note}. */
    boolean ended(Call call, long end, long duration) {
        int site = call.siteId();
        if (!contexts.wants(site, end, duration)) {
            return false;
        }
        CallContext context;
        // What the application keeps its ids in may be watched itself.
        boolean before = call.unwatched(true);
        try {
            context = capture.contextOf(call.requests(), site, call.step(), end);
        } finally {
            call.unwatched(before);
        }
        if (capture.wantsArguments(site)) {
            call.noted(context);
            return true;
        }
        contexts.add(context);
        return false;
    }

    /** The arguments of the call for which {@link #ended} asked. */
    void note(Call call, @Nullable Object[] arguments) {
        CallContext context = call.takeNoted();
        // Of an earlier call at this depth, whose frame never handed its arguments over.
        if (context != null && context.endNanos() == call.end()) {
            contexts.add(context.with(capture.arguments(context.site(), arguments)));
        }
    }
}
