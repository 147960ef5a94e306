package io.catcher.bugcatcher.context;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides whether a piece of the application's code, such as an MDC of its own, may be called once more. It is called on
 * the application's thread, where a call cannot be cut short: so one that does not return costs the thread that is in it,
 * and while it is in there for over a second nobody else follows. One that took longer than a second, or that threw, is left alone for a
 * while. Thread-safe, lock-free.
 */
final class Patience {

    private static final long LIMIT_NANOS = 1_000_000_000L;
    private static final long AFTER_SLOW_NANOS = 60_000_000_000L;
    private static final long NOT_CALLED = 0;

    private final AtomicLong inside = new AtomicLong(NOT_CALLED);
    private volatile long restUntil;
    private volatile boolean resting;

    /** Whether to call now; if so, {@link #end} must follow, whatever comes of the call. */
    boolean begin(long now) {
        if (resting && now - restUntil < 0) {
            return false;
        }
        resting = false;
        long since = inside.get();
        if (since != NOT_CALLED) {
            return now - since <= LIMIT_NANOS;
        }
        inside.compareAndSet(NOT_CALLED, stamp(now));
        return true;
    }

    /**
     * @param began what was given to {@link #begin}
     * @param threw whether the call ended with a Throwable
     */
    void end(long began, long now, boolean threw) {
        inside.compareAndSet(stamp(began), NOT_CALLED);
        boolean slow = now - began > LIMIT_NANOS;
        if (slow || threw) {
            restUntil = now + (slow ? AFTER_SLOW_NANOS : LIMIT_NANOS);
            resting = true;
        }
    }

    private static long stamp(long nanos) {
        return nanos == NOT_CALLED ? 1 : nanos;
    }
}
