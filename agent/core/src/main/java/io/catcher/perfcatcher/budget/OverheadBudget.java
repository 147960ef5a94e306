package io.catcher.perfcatcher.budget;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what timing costs within a share of the time that the timed methods take themselves. A method that is called often
 * and is short is timed one call in N, and N is chosen such that the clock reads of the one are paid by the N. One whose
 * other calls alone cost more than that share, of its own time and of a processor, is not timed at all. All others, and
 * everything where nobody is in a hurry, are timed on each call. Used by one thread at a time.
 *
 * <p>All together may cost the same share of the processors ({@link TimedRate}). Methods are given up each alone, and seldom:
 * to give one up is to weave its class anew, and while the JVM compiles that again, calls are slow.
 */
public final class OverheadBudget {

    /** What a timed call costs more than one that is not, beside the two clock reads; measured on JDK 17 and 25. */
    private static final double BESIDE_CLOCK_NANOS = 25;

    /** Seconds in which a method was too dear, one after the other, until it is not timed any more: a burst is no reason. */
    private static final int PATIENCE = 10;

    /**
     * The same once the program runs. To weave a class anew takes its compiled code away, and that of all into which it was
     * inlined: H2's {@code Value} given up beside one greedy query made everything eight times slower for three seconds.
     * While the program warms up, nothing is lost by it.
     */
    private static final int PATIENCE_WHEN_WARM = 300;

    private static final long WARM_NANOS = 60_000_000_000L;

    /** Calls a second from which on anybody could notice: 5,000 timed calls take less than a thousandth of a core. */
    private static final double HOT = 5_000;

    /** Enough for a detector, however dear the clock is. */
    private static final double LEAST_TIMED_A_SECOND = 10;

    private static final int MOST = 1 << 14;
    private static final long PERIOD_NANOS = 1_000_000_000L;

    /** How far the right N must be from the one in force before it is changed: a short method is learned anew then. */
    private static final double HYSTERESIS = 4;

    /** What judges the calls that are timed. */
    public interface Learners {

        /** Whether the method's calls must go on to be measured as they are: something is about to be told. */
        boolean keepsPace(int site);

        /** The method is measured in another way: one call in so many is timed. */
        void learnAnew(int site, int oneIn);

        /** The method is not measured any more. */
        void forget(int site);
    }

    private final IntToDoubleFunction share;
    private final DoubleSupplier clock;
    private final Pace pace;
    private final Learners learners;
    private final TimedRate together = new TimedRate(Runtime.getRuntime().availableProcessors());
    private @Nullable Usage[] sites = new @Nullable Usage[0];
    private long beganAt;
    private long settledAt;
    private boolean begun;
    private double clockNanos;

    /** @param share of a site's own time that timing it may cost; 0 = every call is timed */
    public OverheadBudget(IntToDoubleFunction share, Pace pace, Learners learners) {
        this(share, ClockCost::measured, pace, learners);
    }

    /**
     * @param clock what reading the clock takes, nanoseconds; asked once, when somebody is in a hurry
     */
    OverheadBudget(IntToDoubleFunction share, DoubleSupplier clock, Pace pace, Learners learners) {
        this.share = share;
        this.learners = learners;
        this.clock = clock;
        this.pace = pace;
    }

    /** @param calls how many the timed one stands for, itself included */
    public void seen(int site, long durationNanos, long calls) {
        usage(site).timed(durationNanos, calls);
    }

    /** Calls that no timed one stands for any more. */
    public void passed(int site, long calls) {
        usage(site).passed(calls);
    }

    /** All calls of a method so far, timed or not, but for those since a thread's last timed one. */
    public long calls(int site) {
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

    /** Chooses N afresh for each method, once a second. */
    public void settle(long now) {
        if (!begun) {
            begun = true;
            settledAt = now;
            beganAt = now;
        }
        long period = now - settledAt;
        if (period < PERIOD_NANOS) {
            return;
        }
        settledAt = now;
        for (int site = 0; site < sites.length; site++) {
            Usage usage = sites[site];
            if (usage != null && usage.timed > 0) {
                usage.begin(share.applyAsDouble(site), (double) usage.calls * PERIOD_NANOS / period, clockNanos);
                usage.rightOneIn = usage.isUntimed() ? usage.oneIn : oneIn(usage);
                if (usage.allowed > 0) {
                    together.add(usage.callsASecond / usage.rightOneIn, usage.allowed, usage.isLong);
                }
            }
        }
        together.settle();
        for (int site = 0; site < sites.length; site++) {
            Usage usage = sites[site];
            if (usage != null && usage.timed == 0) {
                usage.forget(); // how long they take is not known
            } else if (usage != null) {
                settle(site, usage, together.mostOfOne(usage.isLong));
            }
        }
    }

    private void settle(int site, Usage usage, double most) {
        boolean free = usage.allowed > 0 && !usage.isUntimed();
        int right = free ? Math.max(usage.rightOneIn, powerOfTwo(usage.callsASecond / most)) : usage.rightOneIn;
        usage.dear = usage.isTooDear() ? usage.dear + 1 : 0;
        double change = (double) right / usage.oneIn;
        boolean off = change >= HYSTERESIS || change <= 1 / HYSTERESIS || (right != 1) != (usage.oneIn != 1);
        if (off && right != usage.oneIn && !learners.keepsPace(site) && pace.timeOneIn(site, right)) {
            usage.oneIn = right;
            // A long one takes as long as before when those that it calls are timed less.
            if (!usage.isLong) {
                learners.learnAnew(site, right);
            }
        }
        usage.forget();
        if (usage.dear >= (settledAt - beganAt < WARM_NANOS ? PATIENCE : PATIENCE_WHEN_WARM)) {
            usage.untime();
            learners.forget(site);
            pace.untime(site);
        }
    }

    private int oneIn(Usage usage) {
        // One that is timed seldom is counted roughly: it must not go to and fro at the border.
        double hot = usage.oneIn == 1 ? HOT : HOT / HYSTERESIS;
        if (usage.callsASecond < hot || usage.allowed == 0) {
            return 1;
        }
        if (clockNanos == 0) {
            clockNanos = clock.getAsDouble();
        }
        usage.clockNanos = clockNanos;
        double right = (2 * clockNanos + BESIDE_CLOCK_NANOS) / (usage.allowed * usage.ownNanos());
        double most = Math.min(MOST, usage.callsASecond / LEAST_TIMED_A_SECOND);
        return powerOfTwo(Math.min(right, most));
    }

    private static int powerOfTwo(double atLeast) {
        int whole = (int) Math.ceil(atLeast);
        return whole <= 1 ? 1 : Math.min(MOST, Integer.highestOneBit(whole - 1) << 1);
    }
}
