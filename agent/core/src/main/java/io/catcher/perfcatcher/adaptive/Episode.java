package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.reference.Block;

/**
 * One slow-down from its beginning to its end, which is one story: begun, escalated at most once for each doubling,
 * recovered. A slow-down that comes back before there has been peace belongs to the same story and is not told again.
 */
final class Episode {

    static final int ESCALATION_CALLS = 512;

    /** Of a method that is called every quarter of a minute so many are enough, once that much time is over. */
    private static final int ESCALATION_LEAST_CALLS = 16;

    private static final long ESCALATION_NANOS = 120_000_000_000L;
    private static final long REBASELINE_CALLS = 200_000;
    private static final long REBASELINE_NANOS = 24L * 3_600_000_000_000L;
    private static final long REBASELINE_LEAST_CALLS = 1_000;
    private static final int PEACE_CALLS = 2_000;
    private static final long PEACE_LEAST_NANOS = 5_000_000_000L;
    private static final long PEACE_NANOS = 120_000_000_000L;
    private static final int PEACE_LEAST_CALLS = 64;

    private boolean open;
    private boolean silent;
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
    private int above;

    void open(long call, long nanos, double ratio, boolean silent) {
        this.open = true;
        this.silent = silent;
        this.everOpen = true;
        this.startCall = call;
        this.startNanos = nanos;
        this.told = ratio;
        calls = sum = above = 0;
    }

    void close(long call, long nanos) {
        open = false;
        endCall = call;
        endNanos = nanos;
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

    /** Whether the slow-down has become twice as bad as it was told; asked with each block. */
    boolean escalates(Block block, double mean, double normal) {
        if (calls == 0) {
            countedFrom = block.start();
        }
        calls += block.calls();
        sum += block.calls() * mean;
        boolean longEnough = calls >= ESCALATION_LEAST_CALLS && block.end() - countedFrom >= ESCALATION_NANOS;
        if (calls < ESCALATION_CALLS && !longEnough) {
            return false;
        }
        double ratio = sum / calls / normal;
        calls = sum = 0;
        above = ratio >= 2 * told ? above + 1 : 0;
        if (above < 2) {
            return false;
        }
        above = 0;
        told = ratio;
        return true;
    }

    boolean isTheNewNormal(long call, long nanos) {
        long length = call - startCall;
        boolean longAgo = nanos - startNanos > REBASELINE_NANOS && length > REBASELINE_LEAST_CALLS;
        return longAgo || length > REBASELINE_CALLS;
    }

    /** It was told as so many times as long: twice that is news. */
    void tells(Change change) {
        double moved = change.after().p50() / Math.max(1, change.before().p50()) - 1;
        boolean mixed = change.lately() > 0;
        told = mixed ? told : change.ratio();
        ofFew = !mixed && 2 * moved < change.ratio() - 1;
    }

    /** Whether only some calls are slower: that all of them become so is news as well then. */
    boolean isOfFew() {
        return ofFew;
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
