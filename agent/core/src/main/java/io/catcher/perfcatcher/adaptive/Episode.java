package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.reference.Block;

/**
 * One slow-down from its beginning to its end, which is one story: begun, escalated at most once for each doubling of the
 * extra time, recovered. One that comes back before there has been peace belongs to the same story, and is told only when it
 * stays.
 */
final class Episode {

    static final int ESCALATION_CALLS = 512;
    private static final double MUCH_WORSE = 1.5;

    /** Of the extra time that was told; and of the usual time. What is left then was told to nobody, and new incidents with it. */
    private static final double LEFT = 0.125;

    private static final double MOST_LEFT = 0.5;

    /** Of a method that is called every quarter of a minute so many are enough, once that much time is over. */
    private static final int ESCALATION_LEAST_CALLS = 16;

    private static final long ESCALATION_NANOS = 120_000_000_000L;
    private static final long REBASELINE_CALLS = 200_000;
    private static final long REBASELINE_NANOS = 24L * 3_600_000_000_000L;
    private static final long REBASELINE_LEAST_CALLS = 1_000;
    private static final int PEACE_CALLS = 2_000;
    private static final long PEACE_LEAST_NANOS = 5_000_000_000L;
    private static final long PEACE_NANOS = 60_000_000_000L;
    private static final int PEACE_LEAST_CALLS = 64;
    private static final int RELAPSE_CALLS = 320;
    private static final long RELAPSE_NANOS = 10_000_000_000L;

    /** So many times as slow is nobody's noise. */
    private static final double BAD = 2.5;

    private static final int BAD_RELAPSE_CALLS = 48;
    private static final long BAD_RELAPSE_NANOS = 5_000_000_000L;

    private boolean open;
    private boolean silent;
    private boolean relapse;
    private int relapsesTold;
    private boolean everOpen;
    private long startCall;
    private long startNanos;
    private long endCall;
    private long endNanos;
    private double told;
    private boolean ofFew;
    private double calls;
    private double sum;
    private long countedFrom;
    private long worseSince;
    private double worseCalls;
    private int above;
    private int below;

    void open(long call, long nanos, double ratio, boolean silent, boolean relapse) {
        relapsesTold = isAfterwards(call, nanos) ? relapsesTold : 0;
        this.open = true;
        this.silent = silent;
        this.relapse = relapse;
        this.everOpen = true;
        this.startCall = call;
        this.startNanos = nanos;
        this.told = ratio;
        calls = sum = above = below = 0;
    }

    void close(long call, long nanos) {
        open = false;
        endCall = call;
        endNanos = nanos;
    }

    /** By what share of the usual time calls may be longer when it is nearly over; 0 where that is not said. */
    double left() {
        return told >= BAD && !ofFew ? mostLeft() : 0;
    }

    private double mostLeft() {
        return Math.min(MOST_LEFT, LEFT * (told - 1));
    }

    boolean isOpen() {
        return open;
    }

    boolean isSilent() {
        return silent;
    }

    /** Speaks from now on. */
    void raiseVoice() {
        silent = false;
        relapsesTold += relapse ? 1 : 0;
    }

    /**
     * Whether what was told to be over is back to stay: as part of the last story it was told to nobody, for 25 minutes in one
     * case. Of a restless method it is believed later, and each one told makes the next wait four times as long: something may
     * come and go for hours.
     *
     * @param unrest the calls' over-dispersion
     */
    boolean hasRelapsed(long call, long nanos, double unrest) {
        double times = unrest * (1L << Math.min(2 * relapsesTold, 20));
        boolean bad = told >= BAD;
        return relapse
                && call - startCall >= times * (bad ? BAD_RELAPSE_CALLS : RELAPSE_CALLS)
                && nanos - startNanos >= times * (bad ? BAD_RELAPSE_NANOS : RELAPSE_NANOS);
    }

    /**
     * Whether what begins now belongs to the last one, which was near and about as bad. That all calls become slower after
     * some were is another story.
     */
    boolean goesOnAs(double ratio, boolean byTail, long call, long nanos) {
        return isAfterwards(call, nanos) && ratio < 2 * told && (byTail || !ofFew);
    }

    /** Whether the last one is so near that single calls belong to it. */
    boolean isAfterwards(long call, long nanos) {
        if (!everOpen || open) {
            return false;
        }
        long quietCalls = call - endCall;
        long quietNanos = nanos - endNanos;
        boolean enough = quietCalls >= PEACE_CALLS && quietNanos >= PEACE_LEAST_NANOS;
        boolean longEnough = quietNanos >= PEACE_NANOS && quietCalls >= PEACE_LEAST_CALLS;
        return !enough && !longEnough;
    }

    /** How an open slow-down has changed. */
    enum Turn {
        NONE,
        WORSE,

        /** Nearly as before it: what is left is another story. */
        EASED
    }

    /** Asked with each block; the answer is given for many of them, twice in a row. */
    Turn turn(Block block, double mean, double normal) {
        if (calls == 0) {
            countedFrom = block.start();
        }
        calls += block.calls();
        sum += block.calls() * mean;
        boolean longEnough = calls >= ESCALATION_LEAST_CALLS && block.end() - countedFrom >= ESCALATION_NANOS;
        if (calls < ESCALATION_CALLS && !longEnough) {
            return Turn.NONE;
        }
        double ratio = sum / calls / normal;
        above = isMuchWorse(ratio) ? above + 1 : 0;
        worseSince = above == 1 ? countedFrom : worseSince;
        worseCalls = (above == 1 ? 0 : worseCalls) + calls;
        calls = sum = 0;
        below = isNearlyOver(ratio) ? below + 1 : 0;
        if (above < 2 && below < 2) {
            return Turn.NONE;
        }
        boolean worse = above == 2;
        above = below = 0;
        told = worse ? ratio : told;
        return worse ? Turn.WORSE : Turn.EASED;
    }

    /** Twice the extra time, and calls half as long again: an open slow-down of 20 % must not hide that they take twice as long. */
    private boolean isMuchWorse(double ratio) {
        return ratio >= MUCH_WORSE * told && ratio - 1 >= 2 * (told - 1);
    }

    private boolean isNearlyOver(double ratio) {
        return told >= BAD && ratio - 1 <= mostLeft();
    }

    boolean isTheNewNormal(long call, long nanos) {
        long length = call - startCall;
        boolean longAgo = nanos - startNanos > REBASELINE_NANOS && length > REBASELINE_LEAST_CALLS;
        return longAgo || length > REBASELINE_CALLS;
    }

    /**
     * It was told as so many times as long: twice that is news.
     *
     * @param mixed whether that is also of calls from before
     */
    void tells(Change change, boolean mixed) {
        double moved = change.after().p50() / Math.max(1, change.before().p50()) - 1;
        told = mixed ? told : change.ratio();
        ofFew = !mixed && 2 * moved < change.ratio() - 1;
    }

    /** Whether only some calls are slower: that all of them become so is news as well then. */
    boolean isOfFew() {
        return ofFew;
    }

    /** Since when it is as bad as it was found to be last. */
    Change.Worse worse() {
        return new Change.Worse(worseSince, Math.round(worseCalls));
    }

    double told() {
        return told;
    }

    long startCall() {
        return startCall;
    }

    long startNanos() {
        return startNanos;
    }
}
