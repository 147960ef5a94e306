package io.catcher.perfcatcher.adaptive.evidence;

/**
 * The evidence that a slow-down is over: a CUSUM of blocks that are as usual. Where one call in twenty waits for a lock, many
 * a block has none that waits while the slow-down goes on: how often a calm block was followed by another one during it is
 * counted, and one more calm block says no more than the logarithm of that.
 */
public final class Recovery {

    private static final double ENOUGH = 8;
    private static final double MOST_AT_ONCE = ENOUGH / 3;
    private static final double MOST_UNREST = 8;

    /** What is known of a slow-down that has just begun: so many calm blocks, of which hardly any was followed by one. */
    private static final double FEW = 3;

    private static final double HARDLY_ANY = Math.exp(-MOST_AT_ONCE);

    /**
     * Of blocks as they come, calm or not. In small ones noise ends many a calm run after the slow-down is over, too; they were
     * counted as calm during it, and it never ended, for hours.
     */
    private static final double ENOUGH_IN_THE_LONG_RUN = 3 * ENOUGH;

    private double evidence;
    private double inTheLongRun;
    private int calm;
    private double calmBlocks;
    private double followedByCalm;

    public void begin() {
        evidence = inTheLongRun = calm = 0;
        calmBlocks = followedByCalm = 0;
    }

    /**
     * @param likelier logarithm of how many times likelier a block is as usual than slow, if its calls are independent
     * @param factor their over-dispersion
     */
    public boolean isOver(double likelier, double factor) {
        double ratio = likelier / Math.min(MOST_UNREST, factor);
        double doubtful = (followedByCalm + FEW * HARDLY_ANY) / (calmBlocks + FEW);
        double atOnce = Math.min(MOST_AT_ONCE, ratio);
        evidence = Math.max(0, evidence + Math.min(-Math.log(doubtful), atOnce));
        inTheLongRun = Math.max(0, inTheLongRun + atOnce);
        if (evidence > 0) {
            calm++;
        } else if (calm > 0) {
            calmBlocks += calm;
            followedByCalm += calm - 1;
            calm = 0;
        }
        return evidence >= ENOUGH - 1e-9 || inTheLongRun >= ENOUGH_IN_THE_LONG_RUN;
    }
}
