package io.catcher.perfcatcher.sample;

/**
 * When to fetch from the threads' buffers again: before the one that fills up fastest is full. Ten times a second was too
 * seldom where a rule matched all of a server: a buffer took 10,000 of the 70,000 calls that its thread timed in a second,
 * and what it had taken was no fair sample of them. Used by one thread at a time.
 */
public final class FetchPace {

    private static final long SHORTEST_NANOS = 5_000_000L;

    /** Of the time, what fetching may take at most. */
    private static final int ONE_IN = 10;

    /** Threads are not always equally busy. */
    private static final int ENOUGH = SampleBuffer.LAST_CAPACITY / 2;

    private long fetchedAt;
    private long interval = Long.MAX_VALUE;
    private boolean begun;

    /**
     * All buffers were fetched from.
     *
     * @param looked when they were found as full as this, by {@link System#nanoTime}
     * @param fullest samples that were in the fullest
     * @param fetched when the last was fetched
     */
    public void fetched(long looked, int fullest, long fetched) {
        long filling = looked - fetchedAt;
        interval = !begun || fullest == 0
                ? Long.MAX_VALUE
                : Math.max(Math.max(SHORTEST_NANOS, ONE_IN * (fetched - looked)), filling / fullest * ENOUGH);
        fetchedAt = looked;
        begun = true;
    }

    public boolean isDue(long now) {
        return begun && now - fetchedAt >= interval;
    }

    /** Nanoseconds between two times; without end when nothing happens. */
    public long interval() {
        return interval;
    }
}
