package io.catcher.perfcatcher.adaptive;

/** The level that a method has left by becoming faster: a dip that is shorter than what was before it was none. */
final class Former {

    private double mean;
    private long from;
    private long until;

    /** @param call the one from which on it was left */
    void left(double meanNanos, long call) {
        mean = meanNanos;
        from = until;
        until = call;
    }

    void forget() {
        until = 0;
    }

    /** Whether a rise to this mean ends a dip: normal was before, not in the dip. */
    boolean returns(long call, double meanNanos) {
        return until > 0 && call - until < until - from && meanNanos <= 1.1 * mean;
    }
}
