package io.catcher.perfcatcher.adaptive;

/**
 * Remembers slow-downs that came and went. What has come three times (a nightly job, a cache that is emptied each hour) is
 * a schedule: from then on it is told only when it is much worse or lasts much longer than before.
 */
final class Recurrence {

    private static final int SCHEDULE = 3;
    private static final double MILD = 1.5;
    private static final double WORSE = 1.5;
    private static final double PEACE = 6;

    private int times;
    private double worst;
    private long longestCalls;
    private long longestNanos;
    private long lastCall;
    private double gap;

    /** Whether a slow-down that begins at {@code call} is one more of the known kind. */
    boolean isUsual(long call, double ratio) {
        if (times > 0 && gap > 0 && call - lastCall > PEACE * gap) {
            times = 0;
        }
        boolean mild = ratio < MILD && times >= 1 && ratio - 1 <= 1.2 * (worst - 1);
        return mild || (times >= SCHEDULE && ratio - 1 <= WORSE * (worst - 1));
    }

    boolean isTooLong(long calls, long nanos) {
        return calls > 2 * longestCalls + 1_000 && nanos > 2 * longestNanos + 1_000_000_000L;
    }

    void ended(long startCall, long calls, long nanos, double ratio) {
        if (times > 0) {
            gap = gap == 0 ? startCall - lastCall : 0.7 * gap + 0.3 * (startCall - lastCall);
        } else {
            worst = longestCalls = longestNanos = 0;
            gap = 0;
        }
        times++;
        lastCall = startCall;
        worst = Math.max(worst, ratio);
        longestCalls = Math.max(longestCalls, calls);
        longestNanos = Math.max(longestNanos, nanos);
    }
}
