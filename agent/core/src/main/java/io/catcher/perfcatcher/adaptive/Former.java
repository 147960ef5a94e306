package io.catcher.perfcatcher.adaptive;

/**
 * The level that a method has left by becoming faster. A dip that is short, also beside what was before it, was none: its end
 * is no slow-down. What has lasted was told as the new normal, and who goes back from there is slower.
 */
final class Former {

    private static final long LASTING_CALLS = 1_000;
    private static final long LASTING_NANOS = 2_000_000_000L;

    /**
     * Of the calls that went before; an outage in which all calls fail at once is no improvement, and its end no slow-down.
     */
    private static final double LASTING_SHARE = 0.25;

    private static final long MANY_CALLS = 50_000;
    private static final long LONG_NANOS = 1_800_000_000_000L;

    private double mean;
    private long from;
    private long until;
    private long leftAt;

    /**
     * @param call the one from which on it was left
     * @param now when that is known
     */
    void left(double meanNanos, long call, long now) {
        if (!isRecent(call, now)) {
            mean = meanNanos;
            from = until;
            until = call;
            leftAt = now;
        }
    }

    void forget() {
        until = 0;
    }

    /** Whether a rise may end a dip: normal was before, not in the dip. */
    boolean isRecent(long call, long now) {
        long calls = call - until;
        boolean longEnough =
                now - leftAt >= LONG_NANOS || calls >= Math.min(MANY_CALLS, LASTING_SHARE * (until - from));
        boolean lasting = calls >= LASTING_CALLS && now - leftAt >= LASTING_NANOS && longEnough;
        return until > 0 && call - until < until - from && !lasting;
    }

    /** Mean duration before it was left, nanoseconds. */
    double mean() {
        return mean;
    }
}
