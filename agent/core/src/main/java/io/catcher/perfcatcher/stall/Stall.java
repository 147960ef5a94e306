package io.catcher.perfcatcher.stall;

import java.util.BitSet;
import java.util.List;

/**
 * Once when the whole JVM stood still. Between the begin of {@link #widest} and that of
 * {@link #certain} the agent's own thread slept of its own will, so the stall may have begun anywhere there.
 */
final class Stall {

    /** What is no proof of anything: a thread that ran on for this long after it was told to stop. */
    private static final long MARGIN = 20_000_000L;

    final Span certain;
    final Span widest;
    final List<String> collectors;
    final long gcNanos;
    final long safepointNanos;
    final long processorNanos;
    final long throttledNanos;
    final BitSet sites = new BitSet();
    long calls;

    /** Nanoseconds each; {@link ProcessClocks#UNKNOWN} where nobody told. */
    record Meanwhile(long gc, List<String> collectors, long safepoints, long processor, long throttled) {}

    Stall(long asleep, long certain, long end, Meanwhile meanwhile) {
        this.certain = new Span(certain, end, "stall");
        this.widest = new Span(asleep, end, "stall");
        this.collectors = meanwhile.collectors();
        this.gcNanos = meanwhile.gc();
        this.safepointNanos = meanwhile.safepoints();
        this.processorNanos = meanwhile.processor();
        this.throttledNanos = meanwhile.throttled();
    }

    long nanos() {
        return certain.nanos();
    }

    boolean isCollection() {
        return 2 * gcNanos >= nanos();
    }

    boolean isSafepoint() {
        return 2 * safepointNanos >= nanos();
    }

    /** Nothing of the process ran: else our own thread may just have waited for its turn. */
    boolean hadNoProcessor() {
        return processorNanos != ProcessClocks.UNKNOWN && 10 * processorNanos <= nanos();
    }

    /** Whether it is known that it held all threads, and not only ours. */
    boolean isProven() {
        return isCollection() || isSafepoint() || hadNoProcessor();
    }

    /** A call that ended in the midst of it: some thread ran. Of a collection the JVM itself says that none did. */
    boolean isRefutedBy(long end) {
        return !isCollection() && end - certain.start() > MARGIN && certain.end() - end > MARGIN;
    }

    /** Whether a call that ran in this time was held up by it: then it had begun before and ended afterwards, or nearly. */
    boolean affects(long start, long end) {
        return 2 * certain.overlap(start, end) >= nanos();
    }

    void affected(int site) {
        sites.set(site);
        calls++;
    }
}
