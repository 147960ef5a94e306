package io.catcher.perfcatcher;

/**
 * Measured values as an event tells them: without the digits that a division leaves behind ({@code 0.1499999999999999})
 * and that nobody has measured.
 */
final class Figures {

    private static final double TENTHS_PER_MILLI = 1e7;
    private static final double SHARES = 1e4;

    private Figures() {}

    /** Nanoseconds as milliseconds, to a tenth of a nanosecond. */
    static double millis(double nanos) {
        return Math.rint(nanos * 10) / TENTHS_PER_MILLI;
    }

    /** A ratio or share, 0.2 = 20 %, to a hundredth of a percent. */
    static double share(double share) {
        return Math.rint(share * SHARES) / SHARES;
    }
}
