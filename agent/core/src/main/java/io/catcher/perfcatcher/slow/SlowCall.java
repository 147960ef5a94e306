package io.catcher.perfcatcher.slow;

import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.thread.Reading;
import io.catcher.perfcatcher.thread.Running;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that was found over its limit while it ran, with what was seen of it from then on. */
public final class SlowCall {

    static final int MOST_SAMPLES = 3;

    private static final long LONG_ENOUGH = 1_000_000_000L;

    /** Of the time: who looks for work now and then takes less of a processor. */
    private static final double AT_WORK = 0.1;

    final int site;
    final int depth;
    final long start;
    final List<StackSample> stacks = new ArrayList<>(MOST_SAMPLES);
    boolean told;

    /** It was found to hang, whether it was told or another one of its method. */
    boolean hangs;

    boolean idle;
    int idleStacks;

    @Nullable
    String threadName;

    private @Nullable Reading first;
    private @Nullable Reading last;
    private long nextSampleAfter;

    public SlowCall(int site, int depth, long start) {
        this.site = site;
        this.depth = depth;
        this.start = start;
    }

    /** When it was asked, it neither worked nor did anybody wait for it. */
    public boolean isIdle() {
        return idle;
    }

    /** How many stacks of its thread were taken. */
    public int stackCount() {
        return stacks.size();
    }

    /** In how many of them it waited for work. */
    public int idleStackCount() {
        return idleStacks;
    }

    /** Null where no stack was taken. */
    public @Nullable String threadName() {
        return threadName;
    }

    /** Whether most of this call was spent in another one that began later. */
    boolean isSpentIn(SlowCall inner, long now) {
        return inner.depth >= depth && 3 * (now - inner.start) >= 2 * (now - start);
    }

    /** Whether the thread is still in this call. */
    boolean isIn(Running calls) {
        return calls.depth() > depth && calls.startAt(depth) == start && calls.siteAt(depth) == site;
    }

    /** Each sample is taken half as late again as the one before, so that they tell of different moments. */
    boolean wantsSample(long now) {
        return stacks.size() < MOST_SAMPLES && now - start >= nextSampleAfter;
    }

    /** @param waits whether the thread waited for work */
    public void add(StackSample sample, boolean waits, long now) {
        if (stacks.size() < MOST_SAMPLES) {
            stacks.add(sample);
            idleStacks += waits ? 1 : 0;
        }
        nextSampleAfter = (now - start) / 2 * 3;
    }

    public void add(Reading reading) {
        first = first == null ? reading : first;
        last = reading;
    }

    /** Whether its thread computes, and does not only wait for something to do. */
    boolean computes() {
        long watched = watchedNanos();
        return watched >= LONG_ENOUGH && processorNanos() >= AT_WORK * watched;
    }

    /** Nanoseconds between the first and the last look at what the thread had used. */
    public long watchedNanos() {
        return first == null || last == null ? 0 : last.at() - first.at();
    }

    /** Nanoseconds, or {@link Reading#UNKNOWN}. */
    public long processorNanos() {
        return first == null || last == null || first.processor() < 0 || last.processor() < 0
                ? Reading.UNKNOWN
                : Math.max(0, last.processor() - first.processor());
    }

    /** Bytes, or {@link Reading#UNKNOWN}. */
    public long allocatedBytes() {
        return first == null || last == null || first.allocated() < 0 || last.allocated() < 0
                ? Reading.UNKNOWN
                : Math.max(0, last.allocated() - first.allocated());
    }
}
