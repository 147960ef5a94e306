package io.catcher.perfcatcher.stall;

/**
 * Turns the collector's milliseconds since the start of the JVM into moments of {@link System#nanoTime}. The two clocks
 * differ by a constant that no interface tells. Each collection that is found narrows it down: it ended after the last
 * look, which did not see it yet, and before this one.
 */
final class GcClock {

    private static final long MILLI = 1_000_000L;

    private boolean known;
    private long least;
    private long most;

    /**
     * @param endMillis when a collection ended, by its own clock
     * @param before that moment is not earlier than this
     * @param after and not later than this
     * @return that moment
     */
    long moment(long endMillis, long before, long after) {
        long atLeast = before - (endMillis + 1) * MILLI;
        long atMost = after - endMillis * MILLI;
        boolean narrows = known && atLeast - most <= 0 && least - atMost <= 0;
        // Bounds that contradict each other: one of the clocks was set or stood. What is seen now counts.
        least = narrows && least - atLeast > 0 ? least : atLeast;
        most = narrows && most - atMost < 0 ? most : atMost;
        known = true;
        long moment = endMillis * MILLI + least + (most - least) / 2;
        return moment - before < 0 ? before : moment - after > 0 ? after : moment;
    }
}
