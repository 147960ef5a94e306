package io.catcher.perfcatcher.stall;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures how late the agent's own thread wakes up, against what it asked for (after Gil Tene's jHiccup): what holds up
 * a thread that does nothing holds up all of them. One that is only late proves nothing, though, since it may have waited
 * for its turn on a busy machine: it counts when the JVM says that it paused, or when the process had no processor time.
 *
 * <p>Not thread-safe.
 */
public final class Stalls {

    /** What is shorter is left to the methods' own baselines. */
    static final long SHORTEST = 100_000_000L;

    private static final long COUNTED_AFTER = 1_000_000_000L;
    private static final long QUIET = 60_000_000_000L;
    private static final int MOST_WAITING = 64;

    private final Spans spans = new Spans();
    private final Deque<Stall> waiting = new ArrayDeque<>();
    private long newestEnd;
    private boolean any;
    private boolean told;
    private long toldAt;
    private long further;
    private long furtherNanos;

    /** Takes note of a stall that is proven. */
    void add(Stall stall) {
        spans.add(stall.widest);
        any = true;
        newestEnd = stall.certain.end();
        if (waiting.size() == MOST_WAITING) {
            Stall left = waiting.removeFirst();
            further++;
            furtherNanos += left.nanos();
        }
        waiting.addLast(stall);
    }

    boolean isKnown(Span span) {
        return spans.overlap(span.start(), span.end()) > 0;
    }

    /**
     * Takes note of a call that has ended; calls come in the order of their ends.
     *
     * @return the nanoseconds of it in which the JVM may have stood still
     */
    public long during(int site, long start, long end) {
        if (!any || newestEnd - start <= 0) {
            return 0;
        }
        waiting.removeIf(stall -> stall.isRefutedBy(end) && refuted(stall));
        for (Stall stall : waiting) {
            if (stall.affects(start, end)) {
                stall.affected(site);
            }
        }
        return spans.overlap(start, end);
    }

    /** Nanoseconds of this time in which the JVM may have stood still. */
    public long overlap(long start, long end) {
        return spans.overlap(start, end);
    }

    private boolean refuted(Stall stall) {
        spans.remove(stall.widest);
        return true;
    }

    /**
     * What is to be told now: the first stall once the calls that it held up have ended, and then at most one a minute, the
     * longest.
     *
     * @param all true at the end of the JVM, when nothing can wait any longer
     */
    public @Nullable Standstill due(long now, RunningAtTheTime running, boolean all) {
        Stall first = waiting.peekFirst();
        if (first == null) {
            return null;
        }
        boolean quiet = told && now - toldAt < QUIET;
        if (!all && (quiet || now - waiting.getLast().certain.end() < COUNTED_AFTER)) {
            return null;
        }
        List<Stall> stalls = new ArrayList<>(waiting);
        waiting.clear();
        stalls.forEach(stall -> running.begunBefore(stall.certain.start(), stall::affected));
        // What held up nothing that is watched is nobody's trouble.
        stalls.removeIf(stall -> stall.calls == 0);
        return stalls.isEmpty() ? null : toTell(stalls, now);
    }

    private Standstill toTell(List<Stall> stalls, long now) {
        told = true;
        toldAt = now;
        Stall longest = stalls.get(0);
        BitSet sites = new BitSet();
        long nanos = furtherNanos;
        long calls = 0;
        for (Stall stall : stalls) {
            longest = stall.nanos() > longest.nanos() ? stall : longest;
            sites.or(stall.sites);
            nanos += stall.nanos();
            calls += stall.calls;
        }
        Standstill standstill = new Standstill(longest, stalls.size() + further, nanos, sites, calls);
        further = furtherNanos = 0;
        return standstill;
    }

    /** The calls that have not ended. */
    public interface RunningAtTheTime {
        /** @param site called for each of those that had begun before this moment */
        void begunBefore(long nanos, IntConsumer site);
    }
}
