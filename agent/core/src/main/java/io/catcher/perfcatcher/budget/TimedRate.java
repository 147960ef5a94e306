package io.catcher.perfcatcher.budget;

/**
 * How many calls of one method may be timed in a second, so that all methods together cost no more than their share of the
 * processors. Those that are called most give way first: they lose least by it. Those whose calls take long give way last:
 * each call may be the one that is too slow. Under a rule that matched all of H2's server, under full load, 2.9 million calls
 * were timed in a second. Used by one thread at a time.
 */
final class TimedRate {

    /**
     * What a timed call costs in a program that does something else as well, where its lines are in no cache: 130 ns of its
     * own thread, and 370 ns of the agent's, which judges it.
     */
    private static final double CALL_NANOS = 500;

    /** What that thread can judge beside its other work. */
    private static final double MOST_OF_ALL = 300_000;

    /** Of all, for methods whose calls take long. */
    private static final double FOR_LONG = 0.75;

    private static final double SECOND_NANOS = 1e9;

    private final int processors;
    private final FairShare ofLong = new FairShare();
    private final FairShare ofShort = new FairShare();
    private double share;

    TimedRate(int processors) {
        this.processors = processors;
    }

    /**
     * One more method.
     *
     * @param timedASecond how many of its calls would be timed if it were alone
     * @param ofTime share of its own time, and of the processors, that it may cost
     * @param isLong whether its calls take long
     */
    void add(double timedASecond, double ofTime, boolean isLong) {
        (isLong ? ofLong : ofShort).add(timedASecond);
        share = Math.max(share, ofTime);
    }

    /** All methods were added. */
    void settle() {
        double calls = Math.min(MOST_OF_ALL, share * processors * SECOND_NANOS / CALL_NANOS);
        double left = calls - ofLong.settle(FOR_LONG * calls);
        ofShort.settle(left);
        share = 0;
    }

    /** Calls of one method that may be timed in a second, as of the last {@link #settle}. */
    double mostOfOne(boolean isLong) {
        return (isLong ? ofLong : ofShort).most();
    }
}
