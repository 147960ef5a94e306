package io.catcher.perfcatcher;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.budget.OverheadBudget;
import io.catcher.perfcatcher.budget.Pace;
import io.catcher.perfcatcher.context.CallContexts;
import io.catcher.perfcatcher.context.SlowFrom;
import io.catcher.perfcatcher.machine.Processors;
import io.catcher.perfcatcher.memory.EarlierRuns;
import io.catcher.perfcatcher.report.Now;
import io.catcher.perfcatcher.report.Reporter;
import io.catcher.perfcatcher.sample.Buffers;
import io.catcher.perfcatcher.sample.CallTotals;
import io.catcher.perfcatcher.sample.FetchPace;
import io.catcher.perfcatcher.sample.MethodTime;
import io.catcher.perfcatcher.sample.SampleBuffer;
import io.catcher.perfcatcher.slow.RunningThreads;
import io.catcher.perfcatcher.thread.Running;
import io.catcher.ship.Outbox;
import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges each woven method by its own past. A call costs its thread one append to that thread's {@link SampleBuffer};
 * the agent's thread merges the buffers of all threads by the end of the calls and gives each call to its method's
 * detector, so a window is exact over all threads and no call writes anything that two threads share.
 *
 * <p>{@link #register} and {@link #skipped} are for any thread, {@link #drain} for one at a time.
 */
public final class PerfCatcher {

    private static final Comparator<SampleBuffer> BY_END =
            (a, b) -> Long.signum(a.nextEnd() - b.nextEnd()); // a difference: the clock may run over

    private static final long WATCHING_NANOS = 20_000_000L;
    private static final long LATE_NANOS = 500_000_000L;

    /** A power of two less one: the clock is looked at once in so many calls. */
    private static final int LOOK_EACH = 255;

    private final Reporter reporter;
    private final IntFunction<PerfcatcherSettings> settings;
    private final Detectors detectors;
    private final RunningThreads threads = new RunningThreads();
    private final CallJudge judge;
    private final LongSupplier nanoClock;
    private final InstantSource wallClock;
    private final AllMethods all;
    private final Callers callers = new Callers();
    private final Buffers buffers = new Buffers();
    private final FetchPace pace = new FetchPace();
    private final CallTotals totals = new CallTotals();
    private @Nullable OverheadBudget budget;
    private final PriorityQueue<SampleBuffer> filled = new PriorityQueue<>(BY_END);
    private final @Nullable VersionWatch versions;
    private long fetchingSince;
    private int judged;
    private boolean late;
    private boolean over;
    private volatile boolean isToEnd;
    private volatile long judgesUntil;

    /**
     * @param methods names of a site; null for a site that is not to be judged
     * @param settings of a site, as its rule has them now; asked again and again
     * @param runs what earlier runs of the program knew of methods in adaptive mode
     */
    public PerfCatcher(
            Outbox outbox,
            IntFunction<@Nullable Watched> methods,
            IntFunction<PerfcatcherSettings> settings,
            EarlierRuns runs) {
        this(outbox, methods, settings, runs, System::nanoTime, InstantSource.system(), Processors::open);
    }

    /** With clocks of its own, by which nothing can be said of the machine; samples must end on {@code nanoClock}. */
    PerfCatcher(
            Outbox outbox,
            IntFunction<@Nullable Watched> methods,
            IntFunction<PerfcatcherSettings> settings,
            @Nullable EarlierRuns runs,
            LongSupplier nanoClock,
            InstantSource wallClock) {
        this(outbox, methods, settings, runs, nanoClock, wallClock, Processors::unknown);
    }

    private PerfCatcher(
            Outbox outbox,
            IntFunction<@Nullable Watched> methods,
            IntFunction<PerfcatcherSettings> settings,
            @Nullable EarlierRuns runs,
            LongSupplier nanoClock,
            InstantSource wallClock,
            Supplier<Processors> machine) {
        this.settings = settings;
        this.detectors = new Detectors(methods, settings, callers);
        this.judge = new CallJudge(detectors, threads, methods, settings, outbox, callers, totals, machine);
        this.reporter = judge.reporter();
        this.all = new AllMethods(
                detectors, reporter, (from, until, lost) -> judge.causes().ofAll(from, until, lost));
        this.nanoClock = nanoClock;
        this.wallClock = wallClock;
        this.versions = runs == null
                ? null
                : new VersionWatch(runs, outbox, methods, callers, (from, onset, lost, times) -> judge.causes()
                        .neighbours(from, onset, lost, times));
    }

    /** A thread makes its first woven call; {@code calls} are those that it is in. For any thread. */
    public void joined(Thread thread, Running calls) {
        threads.add(thread, calls);
    }

    /**
     * The agent's pulse has slept; made to be called some dozens of times a second. Buffers that would be full before the
     * next {@link #drain} are fetched from.
     *
     * @param from when it went to sleep, by {@link System#nanoTime}
     * @param asked nanoseconds that it wanted to sleep
     * @param woke when it woke up
     * @return nanoseconds that it should sleep at most: less while a call runs that is slow, or buffers fill up
     */
    public synchronized long slept(long from, long asked, long woke) {
        boolean anySlow = judge.causes().slept(from, asked, woke);
        if (pace.isDue(nanoClock.getAsLong())) {
            fetch(now());
        }
        return Math.min(pace.interval(), anySlow ? WATCHING_NANOS : Long.MAX_VALUE);
    }

    private Now now() {
        return new Now(nanoClock.getAsLong(), wallClock.instant());
    }

    /** The agent's pulse has done its work, and goes to sleep. */
    public synchronized void rests() {
        judge.causes().rests(nanoClock.getAsLong());
    }

    /**
     * Keeps to the overhead budget of each method.
     *
     * @param pace called by {@link #drain}
     */
    public synchronized void economize(Pace pace) {
        budget = new OverheadBudget(site -> settings.apply(site).budget(), pace, detectors);
    }

    /** From which duration on a call of a method is slow; for any thread. */
    public SlowFrom slowFrom() {
        return judge.limits();
    }

    /** Takes what slow calls belonged to; for any thread. */
    public CallContexts contexts() {
        return judge.contexts();
    }

    /** A buffer for {@code thread}, which asks for it once and keeps it. Does not keep the thread alive. */
    public SampleBuffer register(Thread thread) {
        WeakReference<Thread> owner = new WeakReference<>(thread);
        return register(() -> {
            Thread alive = owner.get();
            return alive == null || !alive.isAlive();
        });
    }

    SampleBuffer register(BooleanSupplier ended) {
        return buffers.add(ended);
    }

    /** Judges all calls that have ended until now. Made to be called ten times a second. */
    // Locked for the last drain, which the shutdown hook may begin while the agent's thread is in its own.
    public synchronized void drain() {
        // Read afresh at each drain: when somebody sets the wall clock, no event is off by more than one drain.
        Now now = now();
        fetch(now);
        buffers.takeRefused(this::passed);
        judge.judgeRunning(now);
        judge.tellOverdue(now, false);
        all.look(now);
        judge.openCauses(now);
        if (budget != null) {
            budget.settle(now.nanos());
        }
        compareRuns(now, false);
    }

    private void fetch(Now now) {
        fetchingSince = nanoClock.getAsLong();
        boolean wasLate = late;
        late = false;
        over = isOver(fetchingSince);
        // Later than "now": what held up a call that is judged below is known by then.
        judge.causes().look(fetchingSince);
        reporter.reportWaiting(now, false);
        buffers.collect(filled);
        if (!wasLate && !over) {
            filled.forEach(callers::read);
            callers.looked();
        }
        // A call that ended after "now" waits: a thread that was looked at earlier may have ended one before it.
        for (SampleBuffer next = filled.poll();
                next != null && !over && now.isPast(next.nextEnd());
                next = filled.poll()) {
            drainFirst(next, now);
        }
        filled.clear();
        pace.fetched(now.nanos(), buffers.fullest(), nanoClock.getAsLong());
    }

    /** Judges and tells all that is left; for the end of the JVM. */
    public synchronized void finish() {
        drain();
        Now now = now();
        judge.tellOverdue(now, true);
        reporter.reportWaiting(now, true);
        compareRuns(now, true);
    }

    private void compareRuns(Now now, boolean all) {
        if (versions != null && detectors.sites() > 0) {
            versions.look(detectors, now.nanos(), now.wall(), all);
        }
    }

    /** Judges the samples of one buffer until another one's are older. */
    private void drainFirst(SampleBuffer buffer, Now now) {
        do {
            int site = buffer.nextSite();
            long end = buffer.nextEnd();
            long duration = buffer.nextDuration();
            long calls = buffer.nextCalls();
            buffer.advance();
            if (duration == SampleBuffer.NOT_TIMED) {
                passed(site, calls);
            } else {
                seen(site, Math.max(0, duration), calls);
                if (!isLate() || duration >= judge.limits().of(site)) {
                    judge.judge(site, end, Math.max(0, duration), calls, buffer, now);
                }
            }
        } while (buffer.hasNext() && now.isPast(buffer.nextEnd()) && isOldest(buffer) && !over);
        if (buffer.hasNext()) {
            filled.add(buffer);
        }
    }

    /**
     * Whether this takes longer than it may: two hundred threads that compute leave the agent's a hundredth of a processor,
     * and until all that they have done was judged nobody would decide that less of it is timed. What is left is counted
     * then, and judged only where a call was slow.
     */
    private boolean isLate() {
        if ((++judged & LOOK_EACH) == 0) {
            long nanos = nanoClock.getAsLong();
            late |= nanos - fetchingSince > LATE_NANOS;
            over |= isOver(nanos);
        }
        return late;
    }

    private boolean isOver(long nanos) {
        return isToEnd && nanos - judgesUntil > 0;
    }

    /**
     * From then on calls are not judged: where threads that never end leave no processor to the agent, what they have done
     * would hold up the end of the JVM for ten seconds. For any thread.
     *
     * @param nanos on the clock of {@link System#nanoTime}
     */
    public void judgesUntil(long nanos) {
        judgesUntil = nanos;
        isToEnd = true;
    }

    /** There is time again. For any thread. */
    public void judgesOn() {
        isToEnd = false;
    }

    private void seen(int site, long duration, long calls) {
        totals.seen(site, duration, calls);
        if (budget != null) {
            budget.seen(site, duration, calls);
        }
    }

    private void passed(int site, long calls) {
        totals.passed(site, calls);
        if (budget != null) {
            budget.passed(site, calls);
        }
    }

    private boolean isOldest(SampleBuffer buffer) {
        SampleBuffer other = filled.peek();
        return other == null || BY_END.compare(buffer, other) <= 0;
    }

    /** The rules have changed: a method that is judged in another way now is learned anew. */
    public synchronized void rethink() {
        detectors.rethink();
    }

    /** What was called since the last time that this was asked, as of the last {@link #drain}. */
    public synchronized List<MethodTime> takeTimes() {
        return totals.take();
    }

    /** Bytes that the threads' buffers take, as of the last {@link #drain}. */
    public synchronized long bufferBytes() {
        return buffers.bytes();
    }

    /** Samples that full buffers have refused, as of the last {@link #drain}. */
    public long skipped() {
        return buffers.skipped();
    }

    /** Threads whose buffers are kept, as of the last {@link #drain}. */
    int threads() {
        return buffers.size();
    }
}
