package io.catcher.perfcatcher;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what timing costs within a share of the time that the timed methods take themselves. A method that is called often
 * and is short is timed one call in N, and N is chosen such that the clock reads of the one are paid by the N. One whose
 * other calls alone cost more than that share, of its own time and of a processor, is not timed at all. All others, and
 * everything where nobody is in a hurry, are timed on each call. Used by one thread at a time.
 */
final class OverheadBudget {

    /** What a timed call costs more than one that is not, beside the two clock reads; measured on JDK 17 and 25. */
    private static final double BESIDE_CLOCK_NANOS = 25;

    /** What a call costs that is not timed; measured likewise. */
    private static final double PASSED_NANOS = 8;

    /** Seconds in which a method was too dear, one after the other, until it is not timed any more: a burst is no reason. */
    private static final int PATIENCE = 10;

    /** Calls a second from which on anybody could notice: 5,000 timed calls take less than a thousandth of a core. */
    private static final double HOT = 5_000;

    /** Enough for a detector, however dear the clock is. */
    private static final double LEAST_TIMED_A_SECOND = 10;

    /** One call in which the thread lost its processor must not make a thousand others look long. */
    private static final long LONGEST_NANOS = 20_000;

    private static final int MOST = 1 << 14;
    private static final long PERIOD_NANOS = 1_000_000_000L;

    /** How far the right N must be from the one in force before it is changed: each change makes a detector learn anew. */
    private static final double HYSTERESIS = 4;

    private final IntToDoubleFunction share;
    private final DoubleSupplier clock;
    private final Pace pace;
    private @Nullable Usage[] sites = new @Nullable Usage[0];
    private long settledAt;
    private long samples;
    private long refused;
    private boolean begun;
    private double clockNanos;

    /** What one method took since the last time that N was chosen. */
    private static final class Usage {
        long calls;
        long all;
        long timed;
        double nanos;
        int oneIn = 1;
        int dear;

        /** The share by which it is not timed any more; samples that come late change nothing. */
        double untimedBy;
    }

    /**
     * @param share of a site's own time that timing it may cost; 0 = every call is timed
     * @param clock what reading the clock takes, nanoseconds; asked once, when somebody is in a hurry
     */
    OverheadBudget(IntToDoubleFunction share, DoubleSupplier clock, Pace pace) {
        this.share = share;
        this.clock = clock;
        this.pace = pace;
    }

    /** @param calls how many the timed one stands for, itself included */
    void seen(int site, long durationNanos, long calls) {
        samples++;
        Usage usage = usage(site);
        usage.calls += calls;
        usage.all += calls;
        usage.timed++;
        usage.nanos += Math.min(durationNanos, LONGEST_NANOS);
    }

    /** Calls that no timed one stands for any more. */
    void passed(int site, long calls) {
        samples++;
        Usage usage = usage(site);
        usage.calls += calls;
        usage.all += calls;
    }

    /** All calls of a method so far, timed or not, but for those since a thread's last timed one. */
    long calls(int site) {
        Usage usage = site < sites.length ? sites[site] : null;
        return usage == null ? 0 : usage.all;
    }

    private Usage usage(int site) {
        if (site >= sites.length) {
            sites = Arrays.copyOf(sites, Math.max(site + 1, 2 * sites.length));
        }
        Usage usage = sites[site];
        if (usage == null) {
            sites[site] = usage = new Usage();
        }
        return usage;
    }

    /**
     * Chooses N afresh for each method, once a second. Samples that a full buffer refused are nobody's; they are counted to
     * the methods by their shares of what was seen. Were they not, ten hot methods of one thread would share the few
     * thousand samples that its buffer holds in a second, and none of them would look hot.
     *
     * @param refusedSoFar samples that found no room, since the start
     */
    void settle(long now, long refusedSoFar) {
        if (!begun) {
            begun = true;
            settledAt = now;
            refused = refusedSoFar;
        }
        long period = now - settledAt;
        if (period < PERIOD_NANOS) {
            return;
        }
        settledAt = now;
        double unseen = samples == 0 ? 1 : 1 + (double) (refusedSoFar - refused) / samples;
        samples = 0;
        refused = refusedSoFar;
        for (int site = 0; site < sites.length; site++) {
            Usage usage = sites[site];
            if (usage != null && usage.timed > 0) {
                settle(site, usage, unseen * usage.calls * 1e9 / period);
            }
        }
    }

    private void settle(int site, Usage usage, double callsASecond) {
        double allowed = share.applyAsDouble(site);
        double mean = usage.nanos / usage.timed;
        if (usage.untimedBy > 0 && usage.untimedBy == allowed) {
            return;
        }
        int right = oneIn(allowed, mean, callsASecond);
        usage.dear = usage.oneIn != 1 && isTooDear(allowed, mean, callsASecond) ? usage.dear + 1 : 0;
        usage.calls = 0;
        usage.timed = 0;
        usage.nanos = 0;
        double change = (double) right / usage.oneIn;
        boolean off = change >= HYSTERESIS || change <= 1 / HYSTERESIS || (right != 1) != (usage.oneIn != 1);
        if (off && right != usage.oneIn && pace.timeOneIn(site, right)) {
            usage.oneIn = right;
        }
        if (usage.dear == PATIENCE) {
            usage.dear = 0;
            usage.oneIn = 1;
            usage.untimedBy = allowed;
            pace.untime(site);
        }
    }

    /** Whether the calls that are not timed cost too much, of the method's own time and of a processor. */
    private boolean isTooDear(double allowed, double meanNanos, double callsASecond) {
        return allowed > 0
                && PASSED_NANOS > allowed * own(meanNanos)
                && callsASecond * PASSED_NANOS > allowed * PERIOD_NANOS;
    }

    /** One clock read lies between the two that are subtracted. */
    private double own(double meanNanos) {
        return Math.max(1, meanNanos - clockNanos);
    }

    private int oneIn(double allowed, double meanNanos, double callsASecond) {
        if (callsASecond < HOT || allowed == 0) {
            return 1;
        }
        if (clockNanos == 0) {
            clockNanos = clock.getAsDouble();
        }
        double right = (2 * clockNanos + BESIDE_CLOCK_NANOS) / (allowed * own(meanNanos));
        double most = Math.min(MOST, callsASecond / LEAST_TIMED_A_SECOND);
        int atLeast = (int) Math.ceil(Math.min(right, most));
        return atLeast <= 1 ? 1 : Math.min(MOST, Integer.highestOneBit(atLeast - 1) << 1);
    }
}
