package io.catcher.perfcatcher.context;

import java.util.Arrays;

/**
 * From which duration on a call of each method is slow. Set by the agent's thread, asked by each call that ends: a plain array
 * by the number of the method, since a thread that sees a limit late notes one call more, or less.
 */
public final class SlowFrom {

    private long[] bySite = {};

    /** Nanoseconds; very long where nothing is known of the method yet. For any thread. */
    public long of(int site) {
        long[] all = bySite;
        return site < all.length ? all[site] : Long.MAX_VALUE;
    }

    /** For one thread at a time. */
    public void set(int site, long nanos) {
        if (site >= bySite.length) {
            int known = bySite.length;
            long[] more = Arrays.copyOf(bySite, Math.max(site + 1, 2 * known));
            Arrays.fill(more, known, more.length, Long.MAX_VALUE);
            bySite = more;
        }
        bySite[site] = nanos;
    }
}
