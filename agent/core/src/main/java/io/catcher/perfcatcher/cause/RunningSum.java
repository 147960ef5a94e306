package io.catcher.perfcatcher.cause;

/**
 * A sum that can be asked for its part since a moment, to two seconds, for two minutes back or more: it keeps where
 * it stood at the last {@value #MOST} such spans in which it grew. Not thread-safe.
 */
final class RunningSum {

    static final int MOST = 64;
    private static final long STEP = 2_000_000_000L;

    private final long[] at = new long[MOST];
    private final long[] before = new long[MOST];
    private int count;
    private int next;
    private long sum;

    void add(long now, long amount) {
        if (count == 0 || now - at[Math.floorMod(next - 1, MOST)] >= STEP) {
            at[next] = now;
            before[next] = sum;
            next = (next + 1) % MOST;
            count = Math.min(MOST, count + 1);
        }
        sum += amount;
    }

    /** What was added in the spans that began at {@code moment} or later, or in which it lies. */
    long since(long moment) {
        for (int i = count; i >= 1; i--) {
            int place = Math.floorMod(next - i, MOST);
            if (at[place] + STEP - moment > 0) {
                return sum - before[place];
            }
        }
        return 0;
    }
}
