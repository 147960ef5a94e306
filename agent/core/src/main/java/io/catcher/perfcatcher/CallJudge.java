package io.catcher.perfcatcher;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.event.Watched;
import io.catcher.event.part.Caller;
import io.catcher.event.part.Why;
import io.catcher.perfcatcher.cause.Causes;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.context.CallContext;
import io.catcher.perfcatcher.context.CallContexts;
import io.catcher.perfcatcher.context.SlowFrom;
import io.catcher.perfcatcher.machine.Processors;
import io.catcher.perfcatcher.report.CallTree;
import io.catcher.perfcatcher.report.Finding;
import io.catcher.perfcatcher.report.Now;
import io.catcher.perfcatcher.report.ReportLimit;
import io.catcher.perfcatcher.report.Reporter;
import io.catcher.perfcatcher.report.RunningCall;
import io.catcher.perfcatcher.report.Sighting;
import io.catcher.perfcatcher.report.Suspects;
import io.catcher.perfcatcher.sample.CallTotals;
import io.catcher.perfcatcher.slow.OverlongCall;
import io.catcher.perfcatcher.slow.OverlongCalls;
import io.catcher.perfcatcher.slow.RunningThreads;
import io.catcher.perfcatcher.stall.Standstill;
import io.catcher.ship.Outbox;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each call to the detector of its method, and what that finds to the reporter, with the reason. Used by one thread at a
 * time.
 */
final class CallJudge {

    private static final long TOGETHER_NANOS = 1_000_000_000L;

    private final Detectors detectors;
    private final RunningThreads threads;
    private final IntFunction<@Nullable Watched> methods;
    private final IntFunction<PerfcatcherSettings> settings;
    private final Supplier<Processors> machine;
    private final Reporter reporter;
    private final CallTotals totals;
    private final SlowFrom limits = new SlowFrom();
    private final CallContexts contexts = new CallContexts();
    private @Nullable Causes causes;

    CallJudge(
            Detectors detectors,
            RunningThreads threads,
            IntFunction<@Nullable Watched> methods,
            IntFunction<PerfcatcherSettings> settings,
            Outbox outbox,
            CallTree tree,
            CallTotals totals,
            Supplier<Processors> machine) {
        this.machine = machine;
        this.detectors = detectors;
        this.threads = threads;
        this.methods = methods;
        this.settings = settings;
        this.totals = totals;
        this.reporter = new Reporter(
                outbox,
                methods,
                tree,
                new Unproven(),
                (from, onset, lost, times) -> causes().neighbours(from, onset, lost, times),
                (site, slow) -> causes().isIdle(site, slow));
    }

    Reporter reporter() {
        return reporter;
    }

    /** From which duration on calls of a method are slow, as of the last look. */
    SlowFrom limits() {
        return limits;
    }

    /** Where slow calls are noted as they end. */
    CallContexts contexts() {
        return contexts;
    }

    /** Made on the agent's own thread: a start does not pay for it. */
    Causes causes() {
        Causes own = causes;
        if (own == null) {
            causes = own =
                    new Causes(threads, methods, this::slowFrom, detectors::usualMean, this::takesStacks, machine);
        }
        return own;
    }

    private boolean takesStacks(int site) {
        return settings.apply(site).stacks();
    }

    private long slowFrom(int site) {
        Detector detector = detectors.ifKnown(site);
        return detector == null ? Long.MAX_VALUE : detector.slowFrom();
    }

    /**
     * Judges a call that has ended; calls come in the order of their ends.
     *
     * @param calls how many it stands for
     * @param thread stands for that of the call
     */
    void judge(int site, long end, long duration, long calls, Object thread, Now now) {
        Detector detector = detectors.of(site);
        if (detector == null) {
            return;
        }
        tellOverdue(detector, site, now, end, false);
        detector.standsFor(calls);
        long stalled = causes().ended(site, end, duration);
        Finding finding =
                stalled == 0 ? detector.observe(end, duration) : detector.observeStalled(end, duration, stalled);
        Slow slow = slowCall(detector, finding, end, duration);
        if (slow != null) {
            boolean idle = causes().isIdle(site, slow);
            finding = idle ? null : finding;
            if (finding == null) {
                reporter.isUntold(slow, thread, now);
            }
            if (!idle) {
                totals.slow(site);
            }
        }
        boolean overlong = duration >= OverlongCalls.LONG_NANOS;
        RunningCall told = overlong ? reporter.takeTold(site, end - duration, end) : null;
        if (told != null && !told.asPart() && !reporter.goesOn(told, causes().alsoHanging(site))) {
            tellOver(detector.over(end, duration, told.calls()), site, end, thread, now);
        }
        // What lasts is found at some call: if that is one which was told, it is news nevertheless.
        boolean known = told != null || (overlong && isPartOfTold(finding, site, end, duration, thread, now));
        if (!known || (finding != null && finding.kind() != Kind.SPIKE)) {
            tell(finding, site, end, thread, now);
        }
    }

    /** The call, if it was far too long by itself, whether it is told or others of its method were. */
    private static @Nullable Slow slowCall(Detector detector, @Nullable Finding finding, long end, long duration) {
        if (finding == null) {
            return detector.slowUntold(end, duration);
        }
        return finding.kind() == Kind.SPIKE ? finding.slow() : null;
    }

    /** Whether an overlong call has ended of which enough is known: it was idle, or hung with another one that was told. */
    private boolean isPartOfTold(@Nullable Finding finding, int site, long end, long duration, Object thread, Now now) {
        if (causes().wasIdle(site, end - duration)) {
            return true;
        }
        Slow slow = finding == null ? null : finding.slow();
        if (slow == null || !slow.single() || !reporter.hungWithTold(site, end)) {
            return false;
        }
        reporter.isUntold(slow, thread, now);
        return true;
    }

    /** Judges the calls that hang. */
    void judgeRunning(Now now) {
        Object quiet = null;
        for (OverlongCall call : causes().takeOverlong()) {
            // The callers of one that is not told, since another thread hangs in the same method, are not either.
            if (call.thread() != quiet && !tellsRunning(call, now)) {
                quiet = call.thread();
                causes().tellLater(call);
            }
        }
    }

    /** False when another call of the method hangs already, and was told. */
    private boolean tellsRunning(OverlongCall call, Now now) {
        Detector detector = detectors.ifKnown(call.site());
        Watched method = methods.apply(call.site());
        if (detector == null || method == null || reporter.hangs(call.site(), now)) {
            return false;
        }
        int calls = Math.max(1, causes().slowNow(call.site()));
        Finding finding = detector.running(now.nanos(), now.nanos() - call.startNanos(), call.atWork(), calls);
        if (finding == null) {
            return true;
        }
        Sighting sighting = new Sighting(finding, method, now.nanos(), call.thread(), () -> null, now);
        if (call.news()) {
            tell(sighting);
        } else {
            reporter.isPartOfTold(sighting);
        }
        return true;
    }

    private void tellOver(@Nullable Finding finding, int site, long nanos, Object thread, Now now) {
        Watched method = methods.apply(site);
        if (finding != null && method != null) {
            Sighting over =
                    new Sighting(finding, method, nanos, thread, () -> contextOfMany(finding, site, nanos), now);
            reporter.reportOver(over, why(over));
        }
    }

    private void tell(@Nullable Finding finding, int site, long nanos, @Nullable Object thread, Now now) {
        Watched method = methods.apply(site);
        boolean busier = finding != null && finding.kind() == Kind.IMPROVED && causes().isIdle(site);
        if (finding != null && method != null && !busier) {
            tell(new Sighting(finding, method, nanos, thread, () -> contextOf(finding, site, nanos), now));
        }
    }

    /** Of many that end at once one is noted. */
    private @Nullable CallContext contextOfMany(Finding finding, int site, long nanos) {
        CallContext own = contextOf(finding, site, nanos);
        return own == null ? contexts.since(site, nanos - TOGETHER_NANOS) : own;
    }

    /** Of a single call its own, of a slow-down that of one of its calls. */
    private @Nullable CallContext contextOf(Finding finding, int site, long nanos) {
        Slow slow = finding.slow();
        if (slow == null) {
            return null;
        } else if (slow.single()) {
            return contexts.of(site, nanos);
        }
        return finding.severity() == Severity.WARNING ? contexts.since(site, slow.from()) : null;
    }

    private void tell(Sighting sighting) {
        if (reporter.admits(sighting)) {
            if (sighting.finding().kind() == Kind.SHIFT) {
                causes().sample(sighting.method().site());
            }
            reporter.report(sighting, why(sighting));
        }
    }

    private Supplier<@Nullable Why> why(Sighting sighting) {
        Slow slow = sighting.finding().explained();
        return slow == null ? () -> null : causes().explain(sighting.method().site(), slow);
    }

    /**
     * Tells what was kept back until its time came, of methods and of the whole JVM, and which calls are slow from now on.
     *
     * @param all true at the end of the JVM
     */
    void tellOverdue(Now now, boolean all) {
        contexts.fetch();
        for (int site = 0; site < detectors.sites(); site++) {
            Detector detector = detectors.ifKnown(site);
            if (detector != null) {
                tellOverdue(detector, site, now, now.nanos(), all);
            }
            limits.set(site, detector == null ? Long.MAX_VALUE : detector.slowFrom());
        }
        tellStandstill(now, all);
    }

    private final class Unproven implements Suspects {

        @Override
        public int sites() {
            return detectors.sites();
        }

        @Override
        public boolean isLookedAt(int site) {
            return causes().isSampling(site);
        }

        @Override
        public double lostSince(int site, long nanos) {
            return detectors.lostSince(site, nanos);
        }

        @Override
        public @Nullable Caller caller(int site, long sinceNanos) {
            String name = toolName(site);
            return name != null && detectors.ifKnown(site) instanceof AdaptiveRule rule
                    ? rule.asCaller(name, sinceNanos)
                    : null;
        }

        @Override
        public @Nullable Suspect accuse(int site, Now now) {
            Finding finding = detectors.ifKnown(site) instanceof AdaptiveRule rule ? rule.accused(now.nanos()) : null;
            Watched method = methods.apply(site);
            if (finding == null || method == null) {
                return null;
            }
            Sighting sighting =
                    new Sighting(finding, method, now.nanos(), null, () -> contextOf(finding, site, now.nanos()), now);
            return new Suspect(sighting, why(sighting));
        }
    }

    private void tellOverdue(Detector detector, int site, Now now, long until, boolean all) {
        ReportLimit.Held held = detector.overdue(until, all);
        if (held != null) {
            tell(held.finding(), site, held.endNanos(), null, now);
        }
    }

    /** Begins to ask why, once there is a method whose slow calls can be told from others. */
    void openCauses(Now now) {
        if (causes().isOpen()) {
            return;
        }
        for (int site = 0; site < detectors.sites(); site++) {
            if (slowFrom(site) != Long.MAX_VALUE) {
                causes().open(now.nanos());
                return;
            }
        }
    }

    private void tellStandstill(Now now, boolean all) {
        Standstill standstill = causes().standstill(now.nanos(), all);
        if (standstill != null) {
            LifecycleBody body = standstill.body(this::toolName);
            reporter.report(Kind.LIFECYCLE, Severity.WARNING, "W100", body, standstill.startNanos(), now);
        }
    }

    private @Nullable String toolName(int site) {
        Watched method = methods.apply(site);
        return method == null ? null : method.toolName();
    }
}
