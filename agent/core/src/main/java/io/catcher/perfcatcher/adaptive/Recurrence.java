package io.catcher.perfcatcher.adaptive;

/**
 * Remembers slow-downs that came and went. What has come three times at the same distance (a nightly job, a cache that is
 * emptied each hour) is a schedule: from then on it is told only when it is much worse or lasts much longer than before.
 * Incidents that keep no time are news for longer, and of those that are as bad as ever, not of worse ones, five are enough.
 */
final class Recurrence {

    private static final int SCHEDULE = 3;
    private static final int OFTEN = 5;
    private static final double AS_BAD = 1.2;
    private static final double MILD = 1.5;
    private static final double WORSE = 1.5;
    private static final double PEACE = 6;

    private int times;
    private double worst;
    private long longestCalls;
    private long longestNanos;
    private final Rhythm calls = new Rhythm();
    private final Rhythm nanos = new Rhythm();

    /** Whether a slow-down that begins there is one more of the known kind. */
    boolean isUsual(long call, long at, double ratio) {
        if (calls.gapsTo(call) > PEACE) {
            times = 0;
        }
        boolean asBad = ratio - 1 <= AS_BAD * (worst - 1);
        boolean known = times >= (ratio < MILD ? 1 : OFTEN);
        boolean due = times >= SCHEDULE && (calls.isKeptBy(call) || nanos.isKeptBy(at));
        return (known && asBad) || (due && ratio - 1 <= WORSE * (worst - 1));
    }

    /** Whether one that was not told for being usual lasts so long that it is not. */
    boolean isTooLong(long itsCalls, long itsNanos) {
        return itsCalls > 1.5 * longestCalls + 500 && itsNanos > 1.5 * longestNanos + 1_000_000_000L;
    }

    /** A slow-down is over, as of that call. */
    void ended(Episode episode, long call, long now) {
        if (times++ == 0) {
            worst = longestCalls = longestNanos = 0;
            calls.forget();
            nanos.forget();
        }
        calls.beganAt(episode.startCall());
        nanos.beganAt(episode.startNanos());
        worst = Math.max(worst, episode.told());
        longestCalls = Math.max(longestCalls, call - episode.startCall());
        longestNanos = Math.max(longestNanos, now - episode.startNanos());
    }
}
