package io.catcher.perfcatcher.cause;

import io.catcher.event.Watched;
import io.catcher.event.part.Cause;
import io.catcher.event.part.ProcessorUse;
import io.catcher.event.part.Why;
import io.catcher.perfcatcher.idle.IdleWaits;
import io.catcher.perfcatcher.machine.Processors;
import io.catcher.perfcatcher.slow.Latest;
import io.catcher.perfcatcher.slow.Looks;
import io.catcher.perfcatcher.slow.OverlongCall;
import io.catcher.perfcatcher.slow.OverlongCalls;
import io.catcher.perfcatcher.slow.RunningThreads;
import io.catcher.perfcatcher.slow.Sampler;
import io.catcher.perfcatcher.slow.SlowCall;
import io.catcher.perfcatcher.slow.SlowCalls;
import io.catcher.perfcatcher.slow.SlowMethod;
import io.catcher.perfcatcher.slow.Stacks;
import io.catcher.perfcatcher.slow.ThreadProbe;
import io.catcher.perfcatcher.stall.Hiccups;
import io.catcher.perfcatcher.stall.Spans;
import io.catcher.perfcatcher.stall.Standstill;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows why calls were slow, as far as the JVM tells it cheaply: pauses of the collector, stalls of the whole JVM, what
 * the thread of a slow call used and where it was. Used by one thread at a
 * time.
 */
public final class Causes {

    /** Of the clock: a collector that stops all threads for more than that is felt by whoever waits. */
    private static final double MUCH_PAUSED = 0.1;

    /** With more threads than this, only each fourth beat of the pulse looks at what they run. */
    private static final int MANY_THREADS = 256;

    private static final int EACH = 4;

    /** A share of a shorter time would be the clock's error. */
    private static final long LEAST_WATCHED = 10_000_000L;

    private static final int MOST_METHODS = 1_024;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Hiccups hiccups;
    private final RunningThreads threads;
    private final SlowCalls slowCalls;
    private final Sampler sampler;
    private final Supplier<Processors> machine;
    private @Nullable Processors processors;
    private final IntPredicate takesStacks;
    private final Latest<Pauses> pauses = new Latest<>(MOST_METHODS, Pauses::new);
    private final IntFunction<@Nullable Watched> names;
    private @Nullable ThreadProbe probe;
    private boolean opened;
    private long looked;
    private int beat;

    /** What stood in the way of the calls of one method. */
    private static final class Pauses {
        final RunningSum gc = new RunningSum();
        final RunningSum stall = new RunningSum();
    }

    /**
     * @param threads whose calls are looked at
     * @param slowFrom from which duration on a call of a site is slow, nanoseconds
     * @param usual mean duration of a site's calls; 0 where it is not known
     * @param takesStacks whether the stacks of a site's slow calls may be looked at
     */
    public Causes(
            RunningThreads threads,
            IntFunction<@Nullable Watched> names,
            IntToLongFunction slowFrom,
            IntToDoubleFunction usual,
            IntPredicate takesStacks,
            Supplier<Processors> machine) {
        this.machine = machine;
        IdleWaits waits = new IdleWaits(names, slowFrom, usual);
        this.threads = threads;
        this.hiccups = new Hiccups();
        this.slowCalls = new SlowCalls(names, slowFrom, takesStacks, waits);
        this.sampler = new Sampler(names, waits);
        this.takesStacks = takesStacks;
        this.names = names;
    }

    public boolean isOpen() {
        return opened;
    }

    /**
     * Begins to look, once there is a method whose slow calls can be told from others. Loads java.management, so never in
     * premain, and on the agent's own thread; without that module nothing is known.
     */
    public void open(long now) {
        opened = true;
        try {
            hiccups.open(now);
            processors = machine.get();
            probe = new ThreadProbe();
        } catch (LinkageError | RuntimeException without) {
            probe = null;
        }
    }

    /**
     * At each beat of the agent's pulse; see {@link Hiccups#slept}.
     *
     * @return whether there is more to look at soon: a slow call, or a method that was found to be slower
     */
    public boolean slept(long from, long asked, long woke) {
        hiccups.slept(from, asked, woke);
        ThreadProbe to = probe;
        if (to == null) {
            threads.each(thread -> {});
            return false;
        }
        beat = (beat + 1) % EACH;
        if (beat != 0 && threads.size() > MANY_THREADS) {
            return false;
        }
        long now = System.nanoTime();
        boolean sampling = sampler.look(threads, to, now);
        return slowCalls.look(threads, to, now) || sampling;
    }

    /** A method was found to be slower: until that is told, there is time to look at what its callers' threads do in it. */
    public void sample(int site) {
        if (takesStacks.test(site)) {
            sampler.begin(site, System.nanoTime());
        }
    }

    /** Whether something may soon be seen of what they do. */
    public boolean isSampling(int site) {
        return sampler.isLookingAt(site);
    }

    /** Calls that are to be told though they have not ended; each is given once, the innermost of a thread first. */
    public List<OverlongCall> takeOverlong() {
        return slowCalls.overlong().take();
    }

    /** How many calls of a method run that are slow, as of the last look. */
    public int slowNow(int site) {
        int[] calls = {0};
        threads.each(thread -> calls[0] += thread.isSlowIn(site) ? 1 : 0);
        return calls[0];
    }

    /**
     * The slow calls that a thread is in which hangs in that method, innermost first, where there is one: they are not to be
     * told any more, since they hung with one that was. Empty where none hangs there.
     */
    public List<OverlongCall> alsoHanging(int site) {
        List<OverlongCall> found = new ArrayList<>();
        threads.each(thread -> {
            if (found.isEmpty() && OverlongCalls.hangsIn(thread, site)) {
                found.addAll(OverlongCalls.asTold(thread));
            }
        });
        return found;
    }

    /** It was not told, since another one of its method hangs: it is given again, for when that one ends. */
    public void tellLater(OverlongCall call) {
        OverlongCalls.tellLater(call);
    }

    /** Before calls are judged that ended until now. */
    public void look(long now) {
        hiccups.look(now);
        if (processors != null) {
            looked = now;
            processors.look(now);
        }
    }

    /** The agent's pulse goes to sleep. */
    public void rests(long now) {
        hiccups.rests(now);
    }

    /**
     * Takes note of a call; calls come in the order of their ends.
     *
     * @return how many nanoseconds of it the whole JVM may have stood still; 0 nearly always
     */
    public long ended(int site, long end, long duration) {
        long start = end - duration;
        long gc = hiccups.gcPauses().overlap(start, end);
        long stall = hiccups.stalls().during(site, start, end);
        if (gc > 0 || stall > 0) {
            Pauses of = pauses.of(site);
            of.gc.add(end, gc);
            of.stall.add(end, stall);
        }
        return stall;
    }

    /** Whether a call that began then waited for work, as one of a worker does: nobody waited for it. */
    public boolean wasIdle(int site, long start) {
        return slowCalls.of(site, start, start).stream().anyMatch(SlowCall::isIdle);
    }

    /**
     * Whether what is slow is only that its threads had to wait for work: as their stacks say, or where there is none of these
     * calls, those of others of the method.
     */
    public boolean isIdle(int site, Slow slow) {
        List<SlowCall> calls = callsOf(site, slow);
        long stacks = calls.stream().mapToLong(SlowCall::stackCount).sum();
        long idle = calls.stream().mapToLong(SlowCall::idleStackCount).sum();
        if (!slow.single()) {
            stacks += sampler.of(site, slow.from()).count();
            idle += sampler.idle(site, slow.from());
        }
        return stacks == 0 ? isIdle(site) : Looks.areIdle(idle, stacks);
    }

    /** Whether nearly all that was seen of the method's calls lately was that. */
    public boolean isIdle(int site) {
        long since = System.nanoTime() - SlowMethod.MINUTE;
        return slowCalls.isIdle(site)
                || Looks.areIdle(
                        sampler.idle(site, since), sampler.of(site, since).count());
    }

    private List<SlowCall> callsOf(int site, Slow slow) {
        return slowCalls.of(site, slow.from(), slow.single() ? slow.from() : slow.until());
    }

    /** A stall of the whole JVM that is to be told now. */
    public @Nullable Standstill standstill(long now, boolean all) {
        return hiccups.stalls().due(now, threads, all);
    }

    /**
     * The same, if it was other programs that had them, and that accounts for so many lost nanoseconds a second, and for calls
     * that take so many times as long as usual.
     */
    public @Nullable String neighbours(long from, long onset, double lost, double times) {
        ProcessorUse use = processorsSince(from, onset);
        return use == null || !Contention.isOfOthers(use, lost / 1e9, times) ? null : Contention.inWords(use);
    }

    /**
     * What made all methods slower, in words: the collector, or who has had the machine's processors; null where that is not
     * known, or explains too little.
     *
     * @param lost nanoseconds a second, all methods together
     */
    public @Nullable String ofAll(long from, long until, double lost) {
        Spans pauses = hiccups.gcPauses();
        long paused = pauses.overlap(from, until);
        if (paused >= MUCH_PAUSED * (until - from)) {
            return Wording.paused(paused, until - from, pauses.by(from, until));
        }
        ProcessorUse use = processorsSince(from, from);
        return use == null || !Contention.explains(use, lost / 1e9) ? null : Contention.inWords(use);
    }

    /** Why it was slow; gives null where nothing is known. What is seen until it is asked is in it. */
    public Supplier<@Nullable Why> explain(int site, Slow slow) {
        List<SlowCall> calls = callsOf(site, slow);
        Cause found = cause(site, slow, calls);
        return () -> {
            Stacks stacks = new Stacks(
                    names.apply(site), calls, slow.single() ? Stream.empty() : sampler.of(site, slow.from()));
            Cause cause = withProcessors(found, slow, stacks.mostlyWait());
            String reason = Wording.of(cause, stacks.isEmpty() ? ofOthers(site, slow) : stacks.inWords());
            String sentence = slow.runs() ? Wording.running(reason, slow.calls() - 1) : reason;
            return cause == null && sentence == null
                    ? null
                    : new Why(threadName(slow, calls), cause, stacks.counted(), sentence);
        };
    }

    /** Of a single call that was not looked at: what others of its method were at, as long as they are of the same time. */
    private String ofOthers(int site, Slow slow) {
        if (!slow.single()) {
            return "";
        }
        List<SlowCall> others = slowCalls.of(site, slow.from() - SlowMethod.MINUTE, slow.until());
        return Wording.ofOthers(new Stacks(names.apply(site), others, Stream.empty()).inWords());
    }

    private @Nullable ProcessorUse processorsSince(long from, long onset) {
        return processors == null ? null : processors.since(from, onset, looked);
    }

    private @Nullable Cause withProcessors(@Nullable Cause cause, Slow slow, boolean waiting) {
        // Of a single call its own thread tells more: unless the machine was too busy for us to look at that.
        boolean known = slow.single() && cause != null && cause.cpuShare() != null;
        ProcessorUse use = known ? null : processorsSince(slow.from(), slow.from());
        double lost = slow.single() ? 1 : slow.lostASecond() / 1e9;
        if (use == null || !(waiting ? Contention.explainsWaiting(use, lost) : Contention.explains(use, lost))) {
            return cause;
        }
        return cause == null ? Cause.of(use) : cause.with(use);
    }

    private static @Nullable String threadName(Slow slow, List<SlowCall> calls) {
        return slow.single() && calls.size() == 1 ? calls.get(0).threadName() : null;
    }

    private @Nullable Cause cause(int site, Slow slow, List<SlowCall> calls) {
        Pauses of = pauses.ifKnown(site);
        Spans gcPauses = hiccups.gcPauses();
        long gcOfClock = gcPauses.overlap(slow.from(), slow.until());
        long stallOfClock = of == null ? 0 : hiccups.stalls().overlap(slow.from(), slow.until());
        Paused gc = Paused.of(ofCalls(slow, of == null ? null : of.gc, gcOfClock), gcOfClock, slow);
        Paused stall = Paused.of(ofCalls(slow, of == null ? null : of.stall, stallOfClock), stallOfClock, slow);
        long watched = calls.stream().mapToLong(SlowCall::watchedNanos).sum();
        Double processor = watched < LEAST_WATCHED ? null : sum(calls, SlowCall::processorNanos);
        Double allocated = watched < LEAST_WATCHED ? null : sum(calls, SlowCall::allocatedBytes);
        if (gc.nanos() == 0 && stall.nanos() == 0 && processor == null && allocated == null) {
            return null;
        }
        return new Cause(
                gc.millis(),
                gc.share(),
                gc.nanos() > 0 ? gcPauses.by(slow.from(), slow.until()) : List.of(),
                stall.millis(),
                stall.share(),
                processor == null ? null : Math.min(1, processor / watched),
                allocated == null ? null : allocated.longValue(),
                processor == null && allocated == null ? null : watched / NANOS_PER_MILLI,
                null);
    }

    private static long ofCalls(Slow slow, @Nullable RunningSum sum, long ofClock) {
        return slow.single() ? ofClock : sum == null ? 0 : sum.since(slow.from());
    }

    private static @Nullable Double sum(List<SlowCall> calls, ToLongFunction<SlowCall> what) {
        double sum = 0;
        for (SlowCall call : calls) {
            long one = what.applyAsLong(call);
            if (one < 0) {
                return null;
            }
            sum += one;
        }
        return calls.isEmpty() ? null : sum;
    }
}
