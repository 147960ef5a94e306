package io.catcher.perfcatcher.report;

import io.catcher.event.part.Caller;
import io.catcher.event.part.Why;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.slow.OverlongCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One slow call is one story: its callers on the same thread are slow because it is, and are told in its event. A query of
 * thirty seconds on H2's server was six events without it. The innermost call ends first and waits for those around it for a
 * second; one that has more to do after it than it lost by it is a story of its own. Used by one thread at a time.
 */
final class SlowChains {

    /** Of what a caller lost; the rest is its own doing. */
    private static final double SHARE = 2.0 / 3;

    /** More than this many at once is no single call any more, and memory. */
    private static final int MOST = 256;

    /** That are named in one event. */
    static final int MOST_CALLERS = 50;

    /** Callers have more to do after it: to render what was read, to answer. */
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    /** After that somebody may want to hear of it again. */
    private static final long STILL_HANGS_NANOS = 600_000_000_000L;

    private static final long SAME_NANOS = 1_000;

    private final List<Chain> waiting = new ArrayList<>();
    private final Deque<RunningCall> running = new ArrayDeque<>();
    private final Deque<RunningCall> over = new ArrayDeque<>();

    /**
     * A slow call, and those around it that are slow by it.
     *
     * @param innermost null when it is not told: like others of its method, which were
     */
    record Chain(
            @Nullable Sighting innermost,
            @Nullable Object thread,
            Slow call,
            Supplier<@Nullable Why> why,
            List<Caller> callers,
            long beganNanos) {}

    /** A call that has not ended is told, by itself or with one that it made. */
    void runs(Sighting sighting, boolean asPart) {
        Slow slow = sighting.finding().slow();
        if (slow == null) {
            return;
        }
        if (running.size() == MOST) {
            running.remove();
        }
        running.add(new RunningCall(sighting.method().site(), slow.from(), slow.until(), asPart, slow.calls()));
    }

    /** Whether a call of that method, told for itself not long ago, has not ended. */
    boolean hangs(int site, long nanos) {
        return running.stream()
                .anyMatch(
                        call -> call.site() == site && !call.asPart() && nanos - call.toldNanos() < STILL_HANGS_NANOS);
    }

    /** Whether a call that ended then hung while another one of its method did, which was told for itself. */
    boolean hungWithTold(int site, long endNanos) {
        forgetOver(endNanos);
        return Stream.concat(running.stream(), over.stream()).anyMatch(call -> call.site() == site && !call.asPart());
    }

    /** How a call was told while it ran; null when it was not. */
    @Nullable
    RunningCall takeTold(int site, long startNanos, long endNanos) {
        for (RunningCall call : running) {
            if (call.site() == site && Math.abs(call.startNanos() - startNanos) <= SAME_NANOS) {
                running.remove(call);
                forgetOver(endNanos);
                over.add(new RunningCall(site, startNanos, endNanos, call.asPart(), call.calls()));
                return call;
            }
        }
        return null;
    }

    /** Of calls that hang in one method and end one after the other, the last one's end is told. */
    void goOn(RunningCall told, List<OverlongCall> others) {
        for (OverlongCall other : others) {
            if (running.size() == MOST) {
                running.remove();
            }
            boolean instead = other.site() == told.site();
            running.add(new RunningCall(other.site(), other.startNanos(), told.toldNanos(), !instead, told.calls()));
        }
    }

    /** Takes note of a slow call around one that waits; false when it is a story of its own. */
    boolean joins(Sighting caller) {
        Slow outer = caller.finding().slow();
        Chain inner = outer == null ? null : within(outer, caller.thread());
        if (outer == null || inner == null) {
            return false;
        }
        inner.callers.add(caller.asCaller());
        return true;
    }

    private @Nullable Chain within(Slow outer, @Nullable Object thread) {
        for (Chain chain : waiting) {
            if (chain.thread == thread
                    && chain.call.isWithin(outer)
                    && accountsFor(chain.call.extraNanos(), outer.extraNanos())
                    && chain.callers.size() < MOST_CALLERS) {
                return chain;
            }
        }
        return null;
    }

    /** Whether what the inner one lost is most of what its caller did: both are one story then. */
    static boolean accountsFor(double inner, double outer) {
        return inner >= SHARE * outer;
    }

    private void forgetOver(long nanos) {
        over.removeIf(call -> nanos - call.toldNanos() > PATIENCE_NANOS);
    }

    /** A slow call waits for its callers; false when it cannot. */
    boolean waits(Sighting sighting, Supplier<@Nullable Why> why) {
        Slow call = sighting.finding().slow();
        if (call == null || sighting.thread() == null || waiting.size() >= MOST) {
            return false;
        }
        waiting.add(new Chain(
                sighting,
                sighting.thread(),
                call,
                why,
                new ArrayList<>(),
                sighting.now().nanos()));
        return true;
    }

    /** The same of a slow call that is not told, since others of its method were: its callers are not either. */
    void waitsUntold(Slow call, Object thread, long now) {
        if (waiting.size() < MOST) {
            waiting.add(new Chain(null, thread, call, () -> null, new ArrayList<>(), now));
        }
    }

    /**
     * Those that have waited long enough; each is given once.
     *
     * @param all true at the end of the JVM
     */
    List<Chain> take(long nanos, boolean all) {
        List<Chain> ripe = waiting.stream()
                .filter(chain -> all || nanos - chain.beganNanos >= PATIENCE_NANOS)
                .toList();
        waiting.removeAll(ripe);
        return ripe;
    }
}
