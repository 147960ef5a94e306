package io.catcher.perfcatcher.slow;

/** In how many of the last {@value #KEPT} looks at a method's calls the thread waited for work. */
public final class Looks {

    static final int KEPT = 16;

    private static final double NEARLY_ALL = 0.8;

    private int idle;
    private int count;

    /** The last one is the lowest bit. */
    private int last;

    void add(boolean waits) {
        idle += (waits ? 1 : 0) - (count == KEPT ? last >>> (KEPT - 1) & 1 : 0);
        count = Math.min(KEPT, count + 1);
        last = last << 1 | (waits ? 1 : 0);
    }

    /** Whether it did in nearly all of them. */
    public boolean areIdle() {
        return areIdle(idle, count);
    }

    public static boolean areIdle(long idle, long of) {
        return of > 0 && idle >= NEARLY_ALL * of;
    }
}
