package io.catcher.perfcatcher.adaptive.evidence;

/**
 * Whether a change that is beyond doubt also matters: an effect of the size that the user cares for, with its lower bound
 * of four standard errors at no less than half of that, a quarter of a second long, and of an amount that somebody can act
 * on.
 */
public record Gate(double least) {

    /** The least slow-down that is told where the user says nothing: 15 %. */
    public static final double DEFAULT = 0.15;

    /** What to do about a channel that has evidence enough. */
    public enum Verdict {
        TELL,
        WAIT,
        TOO_SMALL
    }

    private static final double ERRORS = 4;
    private static final double TOO_SMALL = 0.66;
    private static final long SHORTEST_NANOS = 250_000_000L;

    /**
     * What makes calls take more than {@value #STANDSTILL} times longer than usual all at once and is over within this is
     * a standstill of the JVM, which is told by itself: a collector that all calls waited for.
     */
    private static final long STANDSTILL_NANOS = 1_000_000_000L;

    private static final double STANDSTILL = 2;
    private static final long SHORTEST_CALLS = 20_000;

    /** What the machine does beside is over by then, mostly. */
    private static final long SHORTEST_TAIL_NANOS = 10_000_000_000L;

    private static final long SHORTEST_TAIL_CALLS = 5_000;

    /** Nanoseconds: two pairs of clock reads. Methods this short move by as much when the JIT compiler thinks again. */
    private static final double LEAST_NANOS = 100;

    /**
     * From here on a difference counts however seldom the method is called; below it only by what it adds up to, unless it is
     * the only one that somebody watches.
     */
    private static final double ENOUGH_NANOS = 10_000;

    /** Of one processor's time. */
    private static final double LEAST_SHARE = 1e-3;

    /**
     * @param learned calls that are known
     * @param standsFor how many calls one that was timed stands for; without end where it is not asked what they add up to
     */
    public Verdict judge(Channel channel, Effect estimated, double learned, double standsFor, long now) {
        double effect = estimated.ratio() - 1;
        if (effect < TOO_SMALL * least
                || !matters(estimated.longer(), standsFor * channel.calls(), now - channel.startNanos())) {
            return Verdict.TOO_SMALL;
        }
        boolean sure = effect - ERRORS * channel.doubt(learned) * estimated.error() >= least / 2;
        boolean steady = isLasting(channel, effect, now) && channel.goesOn();
        return effect >= least && sure && steady && channel.standsOut(learned) ? Verdict.TELL : Verdict.WAIT;
    }

    /** Whether something is likely that another method speaks for. */
    public boolean isLikely(Channel channel, Effect estimated, double learned) {
        double effect = estimated.ratio() - 1;
        return effect >= least && effect - ERRORS / 2 * channel.doubt(learned) * estimated.error() >= least / 2;
    }

    /** Whether anybody can act on a difference of so many nanoseconds a call. */
    private static boolean matters(double nanos, double calls, long span) {
        boolean often = span <= 0 || nanos * calls / span >= LEAST_SHARE;
        return isLongEnough(nanos) || (nanos >= LEAST_NANOS && often);
    }

    public static boolean isLongEnough(double nanos) {
        return nanos >= ENOUGH_NANOS;
    }

    /** The same for the slowest calls alone. */
    public boolean isTailLasting(Channel tail, long now) {
        return now - tail.startNanos() >= SHORTEST_TAIL_NANOS || tail.calls() >= SHORTEST_TAIL_CALLS;
    }

    /** Long enough to be told. Calls count too, for a clock that stands. */
    public boolean isLasting(Channel channel, double effect, long now) {
        long shortest = effect > STANDSTILL ? STANDSTILL_NANOS : SHORTEST_NANOS;
        return now - channel.startNanos() >= shortest || channel.calls() >= SHORTEST_CALLS;
    }
}
