package io.catcher.perfcatcher.budget;

/** What the calls of one method took since the last time that it was decided how many of them are timed. Not thread-safe. */
final class Usage {

    /** One call in which the thread lost its processor must not make a thousand others look long. */
    private static final long LONGEST_NANOS = 20_000;

    /** What a call costs that is not timed; measured on JDK 17 and 25. */
    private static final double PASSED_NANOS = 8;

    /** From there on a call is worth to be looked at by itself: it may be somebody's request. */
    private static final double LONG_NANOS = 10_000;

    private static final double SECOND_NANOS = 1e9;

    long calls;
    long all;
    long timed;
    private double nanos;

    int oneIn = 1;

    /** What it should be, of this method alone. */
    int rightOneIn = 1;

    /** Seconds in which it was too dear, one after the other. */
    int dear;

    /** Whether its calls take long; one at the border does not go to and fro. */
    boolean isLong;

    double allowed;
    double callsASecond;
    double clockNanos;

    /** The share by which it is not timed any more, or 0. */
    private double untimedBy;

    void timed(long durationNanos, long standsFor) {
        passed(standsFor);
        timed++;
        nanos += Math.min(durationNanos, LONGEST_NANOS);
    }

    void passed(long more) {
        calls += more;
        all += more;
    }

    /** @param share of its own time that it may cost, as its rule has it now */
    void begin(double share, double callsInSecond, double oneClockRead) {
        allowed = share;
        callsASecond = callsInSecond;
        clockNanos = oneClockRead;
        isLong = ownNanos() >= (isLong ? LONG_NANOS / 2 : LONG_NANOS);
    }

    void forget() {
        calls = 0;
        timed = 0;
        nanos = 0;
    }

    /** Samples that come late change nothing; another share does. */
    boolean isUntimed() {
        return untimedBy > 0 && untimedBy == allowed;
    }

    void untime() {
        dear = 0;
        oneIn = 1;
        untimedBy = allowed;
    }

    /** One clock read lies between the two that are subtracted. */
    double ownNanos() {
        return Math.max(1, nanos / timed - clockNanos);
    }

    /** Whether the calls that are not timed cost too much, of the method's own time and of a processor. */
    boolean isTooDear() {
        return oneIn != 1
                && allowed > 0
                && !isUntimed()
                && PASSED_NANOS > allowed * ownNanos()
                && callsASecond * PASSED_NANOS > allowed * SECOND_NANOS;
    }
}
