package io.catcher.perfcatcher.adaptive;

/**
 * How many of a method's calls are looked at. Of one that is called thousands of times a second, neighbours are alike (the
 * same burst, the same processor, the same state of its caches): they teach nothing new, make it look restless, and all that
 * is remembered would be of the last two seconds. Of such a method about a thousand a second are taken, with random gaps, so
 * that no pattern of its calls is hit always or never. Not thread-safe.
 */
final class Thinning {

    private static final double ENOUGH_A_SECOND = 1_000;

    /** So many times more than enough must they be: below it nothing is won. */
    private static final int MANY = 4;

    private static final long SPAN_NANOS = 10_000_000_000L;

    private long spanStart;
    private long seen;
    private int oneIn = 1;
    private int gap = 1;
    private int random = 0x2545F491;

    /** @param now when the call ended */
    boolean takes(long now) {
        if (seen++ == 0) {
            spanStart = now;
        } else if (now - spanStart >= SPAN_NANOS) {
            adapt(seen * 1e9 / (now - spanStart) / ENOUGH_A_SECOND);
            seen = 0;
        }
        if (oneIn == 1) {
            return true;
        }
        if (--gap > 0) {
            return false;
        }
        gap = 1 + nextBelow(2 * oneIn - 1);
        return true;
    }

    /** A call that is taken stands for so many. */
    int oneIn() {
        return oneIn;
    }

    /** Only for a rate that is another one: each change makes what is known of the method's unrest less true. */
    private void adapt(double times) {
        int wanted = times < MANY ? 1 : (int) Math.min(times, 1_000_000);
        if (wanted > 2 * oneIn || 2 * wanted < oneIn) {
            oneIn = wanted;
            gap = 1;
        }
    }

    /** Xorshift (Marsaglia 2003). */
    private int nextBelow(int bound) {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        return (random >>> 1) % bound;
    }
}
