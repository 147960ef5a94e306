package io.catcher.perfcatcher.adaptive.attribution;

/**
 * The level that a method has left by becoming faster. A dip that is short, also beside what was before it, was none: its end
 * is no slow-down. What has lasted was told as the new normal, and who goes back from there is slower.
 */
public final class Former {

    private static final long LASTING_CALLS = 1_000;
    private static final long LASTING_NANOS = 2_000_000_000L;

    /**
     * Of the calls that went before; an outage in which all calls fail at once is no improvement, and its end no slow-down.
     */
    private static final double LASTING_SHARE = 0.25;

    private static final long MANY_CALLS = 50_000;
    private static final long LONG_NANOS = 1_800_000_000_000L;

    /** How many times as often as before it is called, from which on it is called in bursts. */
    private static final double BURST = 2;

    private double mean;
    private long from;
    private long until;
    private long fromAt;
    private long untilAt;
    private long leftAt;
    private boolean begun;

    /** The first call that is known ended then; later ones change nothing. */
    public void begin(long nanos) {
        if (!begun) {
            begun = true;
            untilAt = nanos;
        }
    }

    /**
     * @param call the one from which on it was left
     * @param since when that one was
     * @param calls from that one on
     * @param now when that is known
     */
    public void left(double meanNanos, long call, long since, double calls, long now) {
        // What becomes faster still in the midst of a burst leaves no level to which it may go back.
        if (!isRecent(call, now, 0) || isBurst(call, since, calls, now)) {
            mean = meanNanos;
            from = until;
            until = call;
            fromAt = untilAt;
            untilAt = since;
            leftAt = now;
        }
    }

    /** Whether calls since then, so many until now, come far more often than those of the level before. */
    public boolean isBurst(long call, long since, double calls, long now) {
        double before = (double) (call - until) / Math.max(1, since - untilAt);
        return calls > BURST * before * Math.max(1, now - since);
    }

    public void forget() {
        until = 0;
    }

    /**
     * Whether a rise may end a dip: normal was before, not in the dip.
     *
     * @param pace calls a nanosecond since it rose; 0 while it has not
     */
    public boolean isRecent(long call, long now, double pace) {
        double calls = callsAtItsPace(call - until, now - untilAt, pace);
        boolean longEnough =
                now - leftAt >= LONG_NANOS || calls >= Math.min(MANY_CALLS, LASTING_SHARE * (until - from));
        boolean lasting = calls >= LASTING_CALLS && now - leftAt >= LASTING_NANOS && longEnough;
        return until > 0 && calls < until - from && !lasting;
    }

    /**
     * Forty calls one after the other where there was one are faster, and a minute of them would be ten minutes of before: the
     * end of such a burst was told as a slow-down. Of one that goes on nothing has ended.
     */
    private double callsAtItsPace(long calls, long nanos, double pace) {
        double before = (double) (until - from) / Math.max(1, untilAt - fromAt);
        boolean burst = calls > BURST * before * nanos && pace <= BURST * before;
        return burst ? before * nanos : calls;
    }

    /** Mean duration before it was left, nanoseconds. */
    public double mean() {
        return mean;
    }
}
