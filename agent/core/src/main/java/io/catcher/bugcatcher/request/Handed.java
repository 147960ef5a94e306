package io.catcher.bugcatcher.request;

import org.jspecify.annotations.Nullable;

/**
 * What work takes along when it is handed to another thread: the request that it is part of. Immutable, but for the
 * request, which is used again for others; the serial tells.
 *
 * @param workflow the workflow's id, the application's own or the first request's
 */
public record Handed(Request request, long serial, int entrySite, String workflow) {

    /** Whether the agent still remembers the request: it is open, or its steps were not overwritten by another's. */
    public boolean isRemembered() {
        return request.serial() == serial;
    }

    /** What a thread runs for whom; the task is held weakly, since a thread that idles keeps the last one here. */
    public record Adopted(
            @Nullable Handed from,
            java.lang.ref.WeakReference<Object> task,
            @Nullable Adopted around) {}
}
