package io.catcher.bugcatcher;

import io.catcher.bugcatcher.request.RequestSnapshot;
import io.catcher.event.ThreadName;
import io.catcher.event.part.Argument;
import io.catcher.event.part.RequestInfo;
import io.catcher.perfcatcher.context.CallContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what calls that need not fail were called with, and what they belonged to. Thread-safe. */
public final class CallCapture {

    private final CaptureRules capture;
    private final RequestLedger requests;

    CallCapture(CaptureRules capture, RequestLedger requests) {
        this.capture = capture;
        this.requests = requests;
    }

    /**
     * The ids and the request of a call that ends now on this thread; its arguments are to be added.
     *
     * @param step its number in its request
     */
    public CallContext contextOf(ThreadRequests thread, int site, int step, long endNanos) {
        RequestSnapshot request = requests.snapshot(thread, endNanos);
        RequestInfo told = request == null ? null : request.render(capture::method);
        return new CallContext(
                site,
                endNanos,
                ThreadName.of(Thread.currentThread()),
                capture.ids(capture.identities(thread), request, step),
                told,
                List.of());
    }

    /** Whether there are arguments, and its rule lets them be seen. */
    public boolean wantsArguments(int site) {
        return !capture.required(site).parameterTypes().isEmpty() && capture.capturesArguments(site);
    }

    /** As events have them. */
    public List<Argument> arguments(int site, @Nullable Object[] arguments) {
        return capture.render(site, arguments);
    }
}
