package io.catcher.bugcatcher;

import org.jspecify.annotations.Nullable;

/**
 * What BugCatcher keeps for one thread: its open request and the failure that is on its way out. Requests in flight live
 * here, not in the cache, where 200 busy threads would push each other out of 100 places. Touched by its thread only.
 */
public final class ThreadRequests {

    private static volatile long coarseNanos = System.nanoTime();

    @Nullable
    Request open;

    @Nullable
    Request spare;

    @Nullable
    Story story;

    long serial;

    /** Called by the agent's pulse: nested calls judge the age of their request by this, without a clock of their own. */
    public static void pulse(long nanos) {
        coarseNanos = nanos;
    }

    long coarseNanos() {
        return coarseNanos;
    }
}
