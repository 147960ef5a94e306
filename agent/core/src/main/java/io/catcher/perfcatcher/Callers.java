package io.catcher.perfcatcher;

import io.catcher.perfcatcher.report.CallTree;
import java.util.Arrays;

/**
 * Which method mostly calls which, read off the order in which the calls of a thread end: a call has been inside of the next
 * one that ends and began before it. Of each method only the candidate of a majority vote is kept (R. S. Boyer and J S. Moore,
 * MJRTY, 1981): who has many callers is slow for none of them. One look in {@value #EACH} is enough. Used by one thread at a
 * time.
 */
final class Callers implements CallTree {

    private static final int EACH = 8;
    private static final int NONE = -1;

    /** From so many votes on a caller is believed. */
    private static final int SURE = 4;

    /** So that one that is no longer called from there is soon believed of another. */
    private static final int MOST_VOTES = 32;

    private static final int DEEPEST = 64;

    private final int[] sites = new int[DEEPEST];
    private final long[] starts = new long[DEEPEST];
    private int open;
    private int look;
    private int[] callers = new int[0];
    private byte[] votes = new byte[0];

    /** Takes note of what a thread's buffer holds. */
    void read(SampleBuffer buffer) {
        if (look == 0) {
            open = 0;
            buffer.eachSeen(this::ended);
        }
    }

    /** All buffers were read. */
    void looked() {
        look = (look + 1) % EACH;
    }

    private void ended(int site, long end, long duration) {
        long start = end - Math.max(0, duration);
        while (open > 0 && starts[open - 1] - start >= 0) {
            open--;
            votes(sites[open], site);
        }
        if (open == DEEPEST) {
            // Whose caller has not ended for so long has none that is watched.
            open = 0;
        }
        sites[open] = site;
        starts[open++] = start;
    }

    private void votes(int inner, int outer) {
        if (inner >= callers.length) {
            int known = callers.length;
            callers = Arrays.copyOf(callers, Math.max(inner + 1, 2 * known));
            Arrays.fill(callers, known, callers.length, NONE);
            votes = Arrays.copyOf(votes, callers.length);
        }
        if (callers[inner] == outer) {
            votes[inner] = (byte) Math.min(MOST_VOTES, votes[inner] + 1);
        } else if (votes[inner] == 0) {
            callers[inner] = outer;
            votes[inner] = 1;
        } else {
            votes[inner]--;
        }
    }

    @Override
    public boolean isBelow(int innerSite, int outerSite) {
        int site = innerSite;
        // As many steps as a stack is deep: methods that call each other would go round for ever.
        for (int i = 0; i < DEEPEST && site >= 0; i++) {
            site = site < callers.length && votes[site] >= SURE ? callers[site] : NONE;
            if (site == outerSite) {
                return true;
            }
        }
        return false;
    }
}
