package io.catcher.perfcatcher.slow;

/** So many in each span of time, and no more. Not thread-safe. */
final class Allowance {

    private final long[] taken;
    private final long spanNanos;
    private int next;
    private int count;

    Allowance(int most, long spanNanos) {
        this.taken = new long[most];
        this.spanNanos = spanNanos;
    }

    boolean isLeft(long now) {
        return count < taken.length || now - taken[next] >= spanNanos;
    }

    /** Only while one {@link #isLeft}. */
    void take(long now) {
        taken[next] = now;
        next = (next + 1) % taken.length;
        count = Math.min(taken.length, count + 1);
    }
}
