package io.catcher.perfcatcher.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls and time of each method since somebody last asked. A timed call that stands for N says how long it took itself; the
 * others are taken to be like it, but for a pause of its thread, which only it had. Used by one thread at a time.
 */
public final class CallTotals {

    /** A method of which not each call is timed is far shorter: what is longer was the thread without a processor. */
    private static final long LONGEST_LIKENESS_NANOS = 20_000;

    private @Nullable Total[] sites = new @Nullable Total[0];

    private static final class Total {
        long calls;
        long known;
        double nanos;
        long max;
        long slow;
    }

    /** @param calls how many the timed one stands for, itself included */
    public void seen(int site, long durationNanos, long calls) {
        Total total = total(site);
        total.calls += calls;
        total.known += calls;
        total.nanos += durationNanos + (calls - 1.0) * Math.min(durationNanos, LONGEST_LIKENESS_NANOS);
        total.max = Math.max(total.max, durationNanos);
    }

    /** One of those that were seen was over the limit of its method. */
    public void slow(int site) {
        total(site).slow++;
    }

    /** Calls that no timed one stands for. */
    public void passed(int site, long calls) {
        total(site).calls += calls;
    }

    private Total total(int site) {
        if (site >= sites.length) {
            sites = Arrays.copyOf(sites, Math.max(site + 1, 2 * sites.length));
        }
        Total total = sites[site];
        if (total == null) {
            sites[site] = total = new Total();
        }
        return total;
    }

    /** All methods that were called, and begins anew. */
    public List<MethodTime> take() {
        List<MethodTime> times = new ArrayList<>();
        for (int site = 0; site < sites.length; site++) {
            Total total = sites[site];
            if (total != null && total.calls > 0) {
                double mean = total.known == 0 ? 0 : total.nanos / total.known;
                times.add(new MethodTime(site, total.calls, mean, total.max, total.slow));
                sites[site] = null;
            }
        }
        return times;
    }
}
