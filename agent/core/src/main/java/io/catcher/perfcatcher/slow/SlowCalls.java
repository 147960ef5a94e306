package io.catcher.perfcatcher.slow;

import io.catcher.event.Watched;
import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.idle.IdleWaits;
import io.catcher.perfcatcher.thread.Reading;
import io.catcher.perfcatcher.thread.StackSnapshot;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks, on the agent's own thread, at the calls that run just now, and remembers of those that are over their method's
 * limit what their thread uses and a few of its stacks. The callers pay nothing for it: they write what they write anyway.
 * Not thread-safe.
 */
public final class SlowCalls {

    /** At most so many stacks of all methods in a minute. */
    static final int A_MINUTE = 60;

    /** Of those, kept for methods of which there is none lately: else a few use up what the next one needs. */
    private static final int FIRST_A_MINUTE = 30;

    /** The same for calls that are told while they run: those of a method that became slow leave nothing. */
    private static final int HUNG_A_MINUTE = 10;

    /** Whoever waits for longer is nobody for whom to hurry. */
    private static final long OLD_NANOS = 5_000_000_000L;

    /** Between two questions whether a call that has not ended for long is at work. */
    private static final long ASKED_EACH_NANOS = 1_000_000_000L;

    /** Threads that are read in one look; the others in a later one. */
    private static final int READ_AT_ONCE = 32;

    /** Of methods of which there is none, when a call is half as long as slow ones: whether they wait for work. */
    private static final int EARLY_A_MINUTE = 6;

    private static final int MOST_METHODS = 256;

    /** A call that is younger has most likely ended before anything is read of it. */
    private static final long YOUNGEST = 2_000_000L;

    private final Latest<SlowMethod> methods = new Latest<>(MOST_METHODS, SlowMethod::new);
    private final Allowance stacks = new Allowance(A_MINUTE - FIRST_A_MINUTE, SlowMethod.MINUTE);
    private final Allowance firstStacks = new Allowance(FIRST_A_MINUTE, SlowMethod.MINUTE);
    private final Allowance hungStacks = new Allowance(HUNG_A_MINUTE, SlowMethod.MINUTE);
    private final Allowance earlyStacks = new Allowance(EARLY_A_MINUTE, SlowMethod.MINUTE);
    private final IntFunction<@Nullable Watched> names;
    private final IntPredicate takesStacks;
    private final IntToLongFunction limits;
    private final IdleWaits waits;
    private final OverlongCalls overlong;
    private int slowThreads;
    private int readFrom;
    private boolean anyYoung;

    /** What a call did at one moment, and how its thread was called then. */
    private record Sample(StackSnapshot snapshot, StackSample stack) {}

    /**
     * @param limits from which duration on a call of a site is slow, nanoseconds; {@link Long#MAX_VALUE} where it is not known
     * @param takesStacks of a site; false: only what the threads use is looked at
     */
    public SlowCalls(
            IntFunction<@Nullable Watched> names, IntToLongFunction limits, IntPredicate takesStacks, IdleWaits waits) {
        this.names = names;
        this.waits = waits;
        this.limits = limits;
        this.overlong = new OverlongCalls(limits);
        this.takesStacks = takesStacks;
    }

    /** Calls that are to be told while they run. */
    public OverlongCalls overlong() {
        return overlong;
    }

    /** @return whether there is a slow one that began not long ago */
    public boolean look(RunningThreads threads, ThreadProbe probe, long now) {
        slowThreads = 0;
        anyYoung = false;
        threads.each(thread -> look(thread, probe, now));
        readFrom = readFrom + READ_AT_ONCE < slowThreads ? readFrom + READ_AT_ONCE : 0;
        return anyYoung;
    }

    private void look(RunningThread thread, ThreadProbe probe, long now) {
        int depth = Math.min(RunningThreads.DEEPEST, thread.calls.depth());
        if (depth == 0 && thread.slow.isEmpty()) {
            return;
        }
        thread.slow.removeIf(call -> !call.isIn(thread.calls));
        for (int i = 0; i < depth; i++) {
            find(thread, i, now);
        }
        if (thread.slow.isEmpty()) {
            lookEarly(thread, depth - 1, probe, now);
            return;
        }
        anyYoung |= thread.slow.stream().anyMatch(call -> now - call.start < OLD_NANOS);
        int turn = slowThreads++ - readFrom;
        if (turn >= 0 && turn < READ_AT_ONCE) {
            watch(thread, probe, now);
            lookForHung(thread, probe, now);
        }
    }

    /**
     * Of a call that just became slow, and ends, there would be no stack; a worker that looks after itself once in so long is
     * to be known before.
     */
    private void lookEarly(RunningThread thread, int innermost, ThreadProbe probe, long now) {
        int site = innermost < 0 ? -1 : thread.calls.siteAt(innermost);
        long start = site < 0 ? 0 : thread.calls.startAt(innermost);
        if (start == 0
                || now - start < Math.max(YOUNGEST, limits.applyAsLong(site) / 2)
                || (innermost > 0 && !isSettled(thread, now))) {
            return;
        }
        SlowMethod method = method(site);
        if (!method.wantsEarlyLook(now) || !takesStacks.test(site) || !earlyStacks.isLeft(now)) {
            return;
        }
        earlyStacks.take(now);
        method.looksEarly(now);
        StackSnapshot snapshot = probe.snapshot(thread, ThreadProbe.FRAMES_READ);
        if (snapshot != null && thread.calls.startAt(innermost) == start) {
            note(thread, method, isIdle(snapshot, thread, innermost, now), now);
        }
    }

    /** Whether its outermost call has run for so long that it may be a worker's loop. */
    private static boolean isSettled(RunningThread thread, long now) {
        return now - thread.calls.startAt(0) >= OLD_NANOS;
    }

    /** A loop that has just begun cannot be told from a request: that says nothing of the next time. */
    private static void note(RunningThread thread, SlowMethod method, boolean idle, long now) {
        if (idle || thread.calls.depth() == 1 || isSettled(thread, now)) {
            method.looks().add(idle);
        }
    }

    private boolean isIdle(StackSnapshot snapshot, RunningThread thread, int depth, long now) {
        return snapshot.isIdle(waits, ThreadProbe.FRAMES_READ, thread.calls, depth, now);
    }

    private void lookForHung(RunningThread thread, ThreadProbe probe, long now) {
        SlowCall call = now - thread.askedNanos < ASKED_EACH_NANOS ? null : overlong.find(thread, now);
        if (call == null) {
            return;
        }
        thread.askedNanos = now;
        boolean atWork = call.computes() || probe.isHeldUp(thread);
        if (atWork || (OverlongCalls.isAnswerAwaited(thread) && !looksIdle(call))) {
            List<SlowCall> chain = overlong.tell(thread, call, atWork, now);
            sampleHung(thread, chain, probe, now);
        } else {
            thread.slow.stream().filter(inner -> call.isSpentIn(inner, now)).forEach(inner -> inner.idle = true);
        }
    }

    private boolean looksIdle(SlowCall call) {
        return call.stacks.isEmpty()
                ? method(call.site).looks().areIdle()
                : Looks.areIdle(call.idleStacks, call.stacks.size());
    }

    private void sampleHung(RunningThread thread, List<SlowCall> chain, ThreadProbe probe, long now) {
        SlowCall innermost = chain.get(0);
        if (!takesStacks.test(innermost.site) || !overlong.isNewOf(innermost.site, now) || !hungStacks.isLeft(now)) {
            return;
        }
        hungStacks.take(now);
        Sample sample = sample(thread, chain.subList(chain.size() - 1, chain.size()), probe);
        Reading reading = probe.read(thread.id);
        chain.forEach(call -> remember(thread, call, reading, sample, now));
    }

    private void find(RunningThread thread, int depth, long now) {
        int site = thread.calls.siteAt(depth);
        long start = thread.calls.startAt(depth);
        if (start == 0 || site < 0 || now - start < YOUNGEST || now - start <= limits.applyAsLong(site)) {
            return;
        }
        for (SlowCall known : thread.slow) {
            if (known.depth == depth) {
                return;
            }
        }
        thread.slow.add(new SlowCall(site, depth, start));
    }

    private void watch(RunningThread thread, ThreadProbe probe, long now) {
        Reading reading = probe.read(thread.id);
        List<SlowCall> wanting =
                thread.slow.stream().filter(call -> wantsStack(call, now)).toList();
        Sample sample = null;
        if (!wanting.isEmpty() && takesOne(wanting, now)) {
            thread.slow.forEach(call -> method(call.site).tries(now, wanting.contains(call)));
            sample = sample(thread, wanting, probe);
        }
        for (SlowCall call : thread.slow) {
            // What was read while the call ended, or was only just taken for one, is nobody's.
            if (call.isIn(thread.calls)) {
                boolean its = takesStacks.test(call.site) && isOutermostOf(call, thread.slow);
                remember(thread, call, reading, its ? sample : null, now);
            }
        }
    }

    /** Of a method that calls itself one stack is one, and not one for each of its calls. */
    private static boolean isOutermostOf(SlowCall call, List<SlowCall> slow) {
        return slow.stream().noneMatch(other -> other.site == call.site && other.depth < call.depth);
    }

    /** Whether a stack may be taken, which then is. */
    private boolean takesOne(List<SlowCall> wanting, long now) {
        boolean any = stacks.isLeft(now);
        boolean first = !any
                && firstStacks.isLeft(now)
                && wanting.stream().anyMatch(call -> method(call.site).isNew(now));
        if (any) {
            stacks.take(now);
        } else if (first) {
            firstStacks.take(now);
        }
        return any || first;
    }

    private boolean wantsStack(SlowCall call, long now) {
        return call.wantsSample(now)
                && takesStacks.test(call.site)
                && method(call.site).maySample(call, now);
    }

    /** Of the outermost one that wants it: it reaches down to that one. */
    private @Nullable Sample sample(RunningThread thread, List<SlowCall> wanting, ThreadProbe probe) {
        Watched method = names.apply(wanting.get(0).site);
        StackSnapshot snapshot = method == null ? null : probe.snapshot(thread, ThreadProbe.FRAMES_READ);
        return method == null || snapshot == null ? null : new Sample(snapshot, snapshot.sample(method));
    }

    private void remember(RunningThread thread, SlowCall call, Reading reading, @Nullable Sample sample, long now) {
        method(call.site).remember(call);
        call.add(reading);
        if (sample != null) {
            boolean idle = isIdle(sample.snapshot(), thread, call.depth, now);
            note(thread, method(call.site), idle, now);
            call.threadName = sample.snapshot().threadName();
            call.add(sample.stack(), idle, now);
        }
    }

    private SlowMethod method(int site) {
        return methods.of(site);
    }

    /** Whether its calls were seen to wait for work nearly always when they were looked at. */
    public boolean isIdle(int site) {
        SlowMethod method = methods.ifKnown(site);
        return method != null && method.looks().areIdle();
    }

    /** What is remembered of the calls of a method that began in this time. */
    public List<SlowCall> of(int site, long from, long until) {
        SlowMethod method = methods.ifKnown(site);
        return method == null ? List.of() : method.calls(from, until);
    }
}
