package io.catcher.chain;

import java.util.function.LongPredicate;

/**
 * Which calls of a thread are timed, of methods that are timed one call in N: a countdown for each method, begun anew at a
 * place between N/2 and 3N/2 that nothing in the program can be in step with. Touched by its own thread only.
 *
 * <p>The countdowns are in a table that is small at first, since there may be a million threads. Where two methods meet in
 * it, it becomes larger, up to {@value #MOST_PLACES} places: were it not, each would push the other out, and be timed on each
 * call, where a rule watches hundreds of short methods. Beyond that, and where memory is short, it is so; no call is left
 * out of the count.
 */
final class Turns {

    private static final int PLACES = 64;
    private static final int MOST_PLACES = 1 << 13;
    private static final int FIELD = 20;
    private static final long MASK = (1L << FIELD) - 1;

    /** Site + 1, where the countdown began, where it is. */
    private long[] countdowns = new long[PLACES];

    private final LongPredicate memory;
    private long random = System.identityHashCode(this) | 1;
    private int displaced;
    private long displacedCalls;

    /** @param memory whether so many bytes more may be taken */
    Turns(LongPredicate memory) {
        this.memory = memory;
    }

    /** @return how many calls this one stands for, itself included, if it is to be timed; 0 = it is not */
    int next(int site, int oneIn) {
        int place = site & (countdowns.length - 1);
        long countdown = countdowns[place];
        boolean own = countdown >>> (2 * FIELD) == site + 1L;
        if (own && (countdown & MASK) > 1) {
            countdowns[place] = countdown - 1;
            return 0;
        }
        if (!own && countdown != 0) {
            if (countdowns.length < MOST_PLACES && memory.test((long) countdowns.length * Long.BYTES)) {
                grow();
                return next(site, oneIn);
            }
            displace(countdown);
        }
        long begin = begin(oneIn);
        countdowns[place] = ((site + 1L) << (2 * FIELD)) | (begin << FIELD) | begin;
        return own ? (int) ((countdown >>> FIELD) & MASK) : 1;
    }

    private void grow() {
        long[] larger = new long[countdowns.length * 2];
        for (long countdown : countdowns) {
            int site = (int) (countdown >>> (2 * FIELD)) - 1;
            if (site >= 0) {
                larger[site & (larger.length - 1)] = countdown;
            }
        }
        countdowns = larger;
    }

    private void displace(long countdown) {
        displaced = (int) (countdown >>> (2 * FIELD)) - 1;
        displacedCalls = ((countdown >>> FIELD) & MASK) - (countdown & MASK);
    }

    private long begin(int oneIn) {
        // Marsaglia's xorshift, 2003.
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return Math.max(1, oneIn / 2 + (((random >>> 32) * oneIn) >>> 32));
    }

    /** Whether calls of another method lost their place by the last {@link #next} before they were counted. */
    boolean hasDisplaced() {
        return displacedCalls != 0;
    }

    int displaced() {
        return displaced;
    }

    /** How many they are; they are not asked for again. */
    long takeDisplacedCalls() {
        long calls = displacedCalls;
        displacedCalls = 0;
        return calls;
    }
}
