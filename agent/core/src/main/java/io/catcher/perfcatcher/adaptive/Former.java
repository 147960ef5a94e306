package io.catcher.perfcatcher.adaptive;

/** The level that a method has left by becoming faster: a dip that is shorter than what was before it was none. */
final class Former {

    private double mean;
    private long from;
    private long until;

    /** @param call the one from which on it was left */
    void left(double meanNanos, long call) {
        if (!isRecent(call)) {
            mean = meanNanos;
            from = until;
            until = call;
        }
    }

    void forget() {
        until = 0;
    }

    /** Whether a rise may end a dip: normal was before, not in the dip. */
    boolean isRecent(long call) {
        return until > 0 && call - until < until - from;
    }

    /** Mean duration before it was left, nanoseconds. */
    double mean() {
        return mean;
    }
}
