package io.catcher.perfcatcher.report;

import java.util.BitSet;

/**
 * Which slow-downs are told each for itself: of those that begin within half a minute the first five, and one that costs
 * twice as much as any of them. Nobody reads the forty others of one incident, each by its own name; they are told in one
 * event (an alarm flood, as ANSI/ISA-18.2 calls it). What becomes of them is not told either. Used by one thread at a time.
 */
final class Flood {

    private static final int FIRST = 5;
    private static final long LENGTH_NANOS = 30_000_000_000L;

    private final BitSet further = new BitSet();
    private final BitSet unnamed = new BitSet();
    private long begin;
    private int told;
    private double worst;

    /**
     * A slow-down begins; true when it is to be told for itself.
     *
     * @param lost what it costs: nanoseconds a second
     */
    boolean admits(int site, long nanos, double lost) {
        if ((told == 0 && further.isEmpty()) || nanos - begin >= LENGTH_NANOS) {
            begin = nanos;
            told = 0;
            worst = 0;
        }
        if (told < FIRST || lost > 2 * worst) {
            told++;
            worst = Math.max(worst, lost);
            unnamed.clear(site);
            return true;
        }
        further.set(site);
        unnamed.set(site);
        return false;
    }

    /** So many that were admitted are told with another one. */
    void takesBack(int count) {
        told -= count;
    }

    /** Whether the slow-down of this method was not told for itself. */
    boolean isUnnamed(int site) {
        return unnamed.get(site);
    }

    /** It is over; true when it was not told for itself. */
    boolean ended(int site) {
        boolean wasUnnamed = unnamed.get(site);
        unnamed.clear(site);
        return wasUnnamed;
    }

    /** Whether further ones are to be told now, since no more will come. */
    boolean isDue(long nanos, boolean all) {
        return !further.isEmpty() && (all || nanos - begin >= LENGTH_NANOS);
    }

    long begin() {
        return begin;
    }

    /** Those that were not told for themselves; each is given once. */
    BitSet take() {
        BitSet taken = (BitSet) further.clone();
        further.clear();
        return taken;
    }
}
