package io.catcher.perfcatcher.slow;

import io.catcher.event.Watched;
import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.idle.IdleWaits;
import io.catcher.perfcatcher.thread.StackSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks, as a sampling profiler does, at what threads do in a method that was just found to be slower, until that is told:
 * calls of half a millisecond, or of a second instead of two thirds, are not slow enough for {@link SlowCalls} to look at one
 * of them. Used by one thread at a time.
 */
public final class Sampler {

    /** At most so many stacks of all methods in a minute. */
    static final int A_MINUTE = 90;

    /** Of those, kept for methods with hardly any: where ten become slow at once, the first ones use up what the next need. */
    private static final int FIRST_A_MINUTE = 30;

    static final int OF_ONE = 10;

    /** More than one: a single stack may be of any moment. */
    private static final int FEW = 3;

    /** Of calls that have ended when their thread's stack is there. */
    private static final int MOST_TRIES = 25;

    /** A slow-down waits for that long before it is told. */
    private static final long LOOKS_NANOS = 1_000_000_000L;

    /** Where nothing was seen by then, since hardly ever is anybody in the method: it is worth waiting for. */
    private static final long LOOKS_FOR_ONE_NANOS = 4_000_000_000L;

    /** So that they are not all of one moment. */
    private static final long APART_NANOS = 30_000_000L;

    /** For methods in which nobody is, all of them together; of twenty times as much. */
    private static final long WAITS_NANOS = 1_000_000L;

    private final IntFunction<@Nullable Watched> names;
    private final IdleWaits waits;
    private final Allowance allowance = new Allowance(A_MINUTE - FIRST_A_MINUTE, SlowMethod.MINUTE);
    private final Allowance firstAllowance = new Allowance(FIRST_A_MINUTE, SlowMethod.MINUTE);
    private final List<Target> targets = new ArrayList<>();
    private final Deque<Taken> taken = new ArrayDeque<>(A_MINUTE);
    private int turn;

    private static final class Target {
        final Watched method;
        final long begun;
        long nextAt;
        int count;
        int tries;
        boolean looked;

        Target(Watched method, long now) {
            this.method = method;
            this.begun = now;
            this.nextAt = now;
        }

        boolean isOver(long now) {
            return count == OF_ONE
                    || tries == MOST_TRIES
                    || now - begun >= (count > 0 ? LOOKS_NANOS : LOOKS_FOR_ONE_NANOS);
        }
    }

    /** A thread in a call of a site. */
    private record Inside(RunningThread thread, int depth, long start) {

        /** Of a call that has ended site and start are still there to be read. */
        boolean isStill(int site) {
            return thread.calls.depth() > depth
                    && thread.calls.siteAt(depth) == site
                    && thread.calls.startAt(depth) == start;
        }
    }

    private record Taken(int site, long nanos, StackSnapshot snapshot, boolean idle) {

        boolean isOf(Watched method) {
            return site == method.site() || snapshot.isIn(method);
        }
    }

    public Sampler(IntFunction<@Nullable Watched> names, IdleWaits waits) {
        this.names = names;
        this.waits = waits;
    }

    /** A method was found to be slower. */
    public void begin(int site, long now) {
        Watched method = names.apply(site);
        if (method != null && targets.stream().noneMatch(target -> target.method.site() == site)) {
            targets.add(new Target(method, now));
        }
    }

    /** @return whether there is more to look at soon */
    public boolean look(RunningThreads threads, ThreadProbe probe, long now) {
        targets.removeIf(target -> target.isOver(now));
        long patience = System.nanoTime() + WAITS_NANOS;
        for (Target target : targets) {
            target.looked = true;
            Allowance from = allowance.isLeft(now) || target.tries >= FEW ? allowance : firstAllowance;
            if (now - target.nextAt >= 0 && from.isLeft(now)) {
                look(target, from, inside(target.method.site(), threads, patience), probe, now);
            }
        }
        return !targets.isEmpty();
    }

    /** Whether something may still be seen of a method that was found to be slower; false also where nobody looks. */
    public boolean isLookingAt(int site) {
        return targets.stream().anyMatch(target -> target.looked && target.method.site() == site);
    }

    private void look(Target target, Allowance from, List<Inside> calls, ThreadProbe probe, long now) {
        int site = target.method.site();
        if (calls.isEmpty()) {
            return;
        }
        from.take(now);
        target.tries++;
        Inside call = calls.get(turn++ % calls.size());
        StackSnapshot snapshot = probe.snapshot(call.thread, ThreadProbe.FRAMES_READ);
        // A short call has often ended by then; a deep one is known by going on.
        if (snapshot != null && (snapshot.isIn(target.method) || call.isStill(site))) {
            target.count++;
            target.nextAt = now + APART_NANOS;
            if (taken.size() == A_MINUTE) {
                taken.remove();
            }
            boolean idle = snapshot.isIdle(waits, ThreadProbe.FRAMES_READ, call.thread.calls, call.depth, now);
            taken.add(new Taken(site, now, snapshot, idle));
        }
    }

    /** Waits a moment for one: in a method that takes half a millisecond now and then hardly ever is anybody just now. */
    private static List<Inside> inside(int site, RunningThreads threads, long patience) {
        List<Inside> calls = new ArrayList<>();
        do {
            threads.each(thread -> find(thread, site, calls));
        } while (calls.isEmpty() && System.nanoTime() - patience < 0);
        return calls;
    }

    private static void find(RunningThread thread, int site, List<Inside> calls) {
        int depth = Math.min(RunningThreads.DEEPEST, thread.calls.depth());
        for (int i = 0; i < depth; i++) {
            if (thread.calls.siteAt(i) == site) {
                calls.add(new Inside(thread, i, thread.calls.startAt(i)));
                return;
            }
        }
    }

    /** What was seen since then of a method, also where it was one that calls it that was looked at. */
    public Stream<StackSample> of(int site, long from) {
        Watched method = names.apply(site);
        return method == null ? Stream.empty() : taken(method, from).map(one -> one.snapshot.sample(method));
    }

    /** Of these, how often its threads waited for work. */
    public long idle(int site, long from) {
        Watched method = names.apply(site);
        return method == null ? 0 : taken(method, from).filter(Taken::idle).count();
    }

    private Stream<Taken> taken(Watched method, long from) {
        return taken.stream().filter(one -> one.nanos - from >= 0).filter(one -> one.isOf(method));
    }
}
