package io.catcher.perfcatcher.adaptive;

/** How far apart the beginnings lie of what comes again and again, in calls or in nanoseconds: whether it keeps time. */
final class Rhythm {

    /** Gaps one after the other that fit, before the next: what comes by chance has one that fits in every other case. */
    private static final int ENOUGH = 2;

    /** Of a period. */
    private static final double TOLERANCE = 0.25;

    /** One that was too small to be seen leaves a gap of two periods. */
    private static final int MOST_PERIODS = 4;

    private static final double NEWEST = 0.3;

    private long last;
    private double mean;
    private double period;
    private int fitting;
    private boolean any;

    void forget() {
        any = false;
        mean = period = fitting = 0;
    }

    void beganAt(long at) {
        if (any) {
            takeGap((double) at - last);
        }
        any = true;
        last = at;
    }

    /** Whether what begins there keeps the time that those before it kept. */
    boolean isKeptBy(long at) {
        return fitting >= ENOUGH && fits((double) at - last, period);
    }

    /** The distance to the last one, in mean ones; 0 where nothing is known of that. */
    double gapsTo(long at) {
        return mean > 0 ? (at - last) / mean : 0;
    }

    private void takeGap(double gap) {
        mean += (mean == 0 ? 1 : NEWEST) * (gap - mean);
        if (fits(gap, period)) {
            fitting++;
            period += gap < (1 + TOLERANCE) * period ? NEWEST * (gap - period) : 0;
        } else {
            fitting = fits(period, gap) ? fitting + 1 : 1;
            period = gap;
        }
    }

    private static boolean fits(double gap, double period) {
        double periods = Math.rint(gap / period);
        return periods >= 1 && periods <= MOST_PERIODS && Math.abs(gap - periods * period) <= TOLERANCE * period;
    }
}
