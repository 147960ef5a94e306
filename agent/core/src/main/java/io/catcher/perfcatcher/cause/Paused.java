package io.catcher.perfcatcher.cause;

import org.jspecify.annotations.Nullable;

/**
 * What pauses have to do with a slow call, or with all calls since a slow-down began. One pause holds up every call that
 * runs: added up over the calls it explains what they lost together, but it was no longer than the clock says.
 *
 * @param nanos of the clock
 * @param share of the extra time; null where the calls together took no longer than usual
 */
record Paused(long nanos, @Nullable Double share) {

    static final Paused NOT = new Paused(0, null);

    /**
     * @param ofCalls pauses within the calls, each counted once for each call that it held up; may reach back to a little
     *     before the slow-down
     * @param ofClock pauses in that time
     */
    static Paused of(long ofCalls, long ofClock, Slow slow) {
        double within = Math.min((double) ofCalls, (double) ofClock * slow.calls());
        if (within <= 0) {
            return NOT;
        }
        return new Paused(ofClock, slow.extraNanos() > 0 ? Math.min(1, within / slow.extraNanos()) : null);
    }

    @Nullable
    Double millis() {
        return nanos > 0 ? nanos / 1e6 : null;
    }
}
