package io.catcher.perfcatcher.adaptive;

/**
 * Whether a change that is beyond doubt also matters: an effect of the size that the user cares for, with its lower bound
 * of four standard errors at no less than half of that, a quarter of a second long, and of an amount that somebody can act
 * on.
 */
record Gate(double least) {

    /** What to do about a channel that has evidence enough. */
    enum Verdict {
        TELL,
        WAIT,
        TOO_SMALL
    }

    private static final double ERRORS = 4;
    private static final double TOO_SMALL = 0.66;
    private static final long SHORTEST_NANOS = 250_000_000L;
    private static final long SHORTEST_CALLS = 20_000;

    /** Nanoseconds: two pairs of clock reads. Methods this short move by as much when the JIT compiler thinks again. */
    private static final double LEAST_NANOS = 100;

    /** From here on a difference counts however seldom the method is called; below it only by what it adds up to. */
    private static final double ENOUGH_NANOS = 1_000;

    /** Of one processor's time. */
    private static final double LEAST_SHARE = 1e-3;

    /**
     * @param effect the change as a share
     * @param usual the usual duration in nanoseconds
     * @param error one standard error of it
     * @param doubt how much larger the error might be, 1 or more
     */
    Verdict judge(Channel channel, double effect, double usual, double error, double doubt, long now) {
        if (effect < TOO_SMALL * least || !matters(effect * usual, channel, now)) {
            return Verdict.TOO_SMALL;
        }
        boolean sure = effect - ERRORS * doubt * error >= least / 2;
        return effect >= least && sure && isLasting(channel, now) && channel.goesOn() && channel.standsOut()
                ? Verdict.TELL
                : Verdict.WAIT;
    }

    /** Whether anybody can act on a difference of so many nanoseconds a call. */
    private static boolean matters(double nanos, Channel channel, long now) {
        long span = now - channel.startNanos();
        boolean often = span <= 0 || nanos * channel.calls() / span >= LEAST_SHARE;
        return isLongEnough(nanos) || (nanos >= LEAST_NANOS && often);
    }

    static boolean isLongEnough(double nanos) {
        return nanos >= ENOUGH_NANOS;
    }

    /** Long enough to be told. Calls count too, for a clock that stands. */
    boolean isLasting(Channel channel, long now) {
        return now - channel.startNanos() >= SHORTEST_NANOS || channel.calls() >= SHORTEST_CALLS;
    }
}
