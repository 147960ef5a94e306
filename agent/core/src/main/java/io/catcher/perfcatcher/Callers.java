package io.catcher.perfcatcher;

import io.catcher.perfcatcher.report.CallTree;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which methods mostly call which, read off the order in which the calls of a thread end: a call has been inside of the next
 * one that ends and began before it. Of each method the candidates for its most frequent callers are kept (J. Misra and D.
 * Gries, Finding repeated elements, 1982): who has more callers is slow for none of them. One look in {@value #EACH} is
 * enough. Used by one thread at a time.
 */
final class Callers implements CallTree {

    private static final int EACH = 8;

    /** From so many calls on a caller is believed. */
    private static final int SURE = 4;

    /** So that those that no longer call are soon forgotten. */
    private static final int MOST_CALLS = 64;

    private static final int DEEPEST = 64;
    private static final int MOST_CALLERS = 32;

    private final int[] sites = new int[DEEPEST];
    private final long[] starts = new long[DEEPEST];
    private final BitSet callers = new BitSet();
    private int open;
    private int look;
    private @Nullable Candidates[] bySite = new @Nullable Candidates[0];

    /** The most frequent callers of one method. */
    private static final class Candidates {
        int[] callers = new int[4];
        int[] calls = new int[4];

        void believed(BitSet into) {
            for (int i = 0; i < callers.length; i++) {
                if (calls[i] >= SURE) {
                    into.set(callers[i]);
                }
            }
        }

        void add(int caller) {
            int free = -1;
            for (int i = 0; i < callers.length; i++) {
                if (calls[i] > 0 && callers[i] == caller) {
                    calls[i] = Math.min(MOST_CALLS, calls[i] + 1);
                    return;
                }
                free = calls[i] == 0 ? i : free;
            }
            if (free < 0 && calls.length < MOST_CALLERS) {
                free = calls.length;
                callers = Arrays.copyOf(callers, 2 * free);
                calls = Arrays.copyOf(calls, 2 * free);
            }
            if (free >= 0) {
                callers[free] = caller;
                calls[free] = 1;
            } else {
                Arrays.setAll(calls, i -> calls[i] - 1);
            }
        }
    }

    /** Takes note of what a thread's buffer holds. */
    void read(SampleBuffer buffer) {
        if (look == 0) {
            open = 0;
            buffer.eachSeen(this::ended);
        }
    }

    /** All buffers were read. */
    void looked() {
        if (look == 0) {
            callers.clear();
            for (Candidates of : bySite) {
                if (of != null) {
                    of.believed(callers);
                }
            }
        }
        look = (look + 1) % EACH;
    }

    /** Whether the method mostly calls no watched one: how long it takes is its own doing. */
    boolean isLeaf(int site) {
        return !callers.get(site);
    }

    private void ended(int site, long end, long duration) {
        if (duration == SampleBuffer.NOT_TIMED) {
            return; // calls from any time before
        }
        long start = end - duration;
        while (open > 0 && starts[open - 1] - start >= 0) {
            open--;
            if (sites[open] != site) {
                of(sites[open]).add(site);
            }
        }
        if (open == DEEPEST) {
            // Whose caller has not ended for so long has none that is watched.
            open = 0;
        }
        sites[open] = site;
        starts[open++] = start;
    }

    private Candidates of(int site) {
        if (site >= bySite.length) {
            bySite = Arrays.copyOf(bySite, Math.max(site + 1, 2 * bySite.length));
        }
        Candidates known = bySite[site];
        if (known == null) {
            bySite[site] = known = new Candidates();
        }
        return known;
    }

    @Override
    public boolean isBelow(int innerSite, int outerSite) {
        return isBelow(innerSite, outerSite, new boolean[bySite.length]);
    }

    /** @param seen methods that were tried: those that call each other would go round for ever */
    private boolean isBelow(int inner, int outer, boolean[] seen) {
        Candidates of = inner < bySite.length ? bySite[inner] : null;
        if (of == null || seen[inner]) {
            return false;
        }
        seen[inner] = true;
        for (int i = 0; i < of.callers.length; i++) {
            if (of.calls[i] >= SURE && (of.callers[i] == outer || isBelow(of.callers[i], outer, seen))) {
                return true;
            }
        }
        return false;
    }
}
