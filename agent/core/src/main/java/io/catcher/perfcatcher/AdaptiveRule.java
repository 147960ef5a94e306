package io.catcher.perfcatcher;

import io.catcher.event.Body;
import io.catcher.event.ChangeBody;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.event.part.Caller;
import io.catcher.perfcatcher.adaptive.AdaptiveDetector;
import io.catcher.perfcatcher.adaptive.Change;
import io.catcher.perfcatcher.adaptive.Change.Worse;
import io.catcher.perfcatcher.adaptive.attribution.Others;
import io.catcher.perfcatcher.adaptive.reference.Baseline;
import io.catcher.perfcatcher.adaptive.reference.Level;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.report.Circumstances;
import io.catcher.perfcatcher.report.Finding;
import io.catcher.perfcatcher.report.ReportLimit;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The default rule: tells what an {@link AdaptiveDetector} sees in a method's calls, with the last of them as evidence.
 */
final class AdaptiveRule implements Detector {

    /** More of them, and it is what was set that did not come into force. */
    private static final int MOST_UNLIKE = 1_000;

    /** So many times as long as usual, at least: who is hardly slower by it needs no name. */
    private static final double LEAST_OF_CALLER = 1.08;

    private final double threshold;
    private final int windowSize;
    private final Others others;
    private AdaptiveDetector detector;
    private RollingWindow window;
    private long calls;

    /** How many calls the first one that counts stands for; 0 when it has come. */
    private long awaited;

    private long standsFor = 1;
    private int unlike;

    /**
     * @param threshold the least slow-down that matters, a share
     * @param others asked whether a slow-down is the method's own
     */
    AdaptiveRule(int windowSize, double threshold, Others others) {
        this.threshold = threshold;
        this.windowSize = Math.max(1, windowSize);
        this.others = others;
        this.detector = new AdaptiveDetector(threshold, others);
        this.window = new RollingWindow(this.windowSize);
    }

    @Override
    public @Nullable Finding observe(long endNanos, long durationNanos) {
        calls++;
        if (isOfBefore()) {
            return null;
        }
        long duration = Math.min(durationNanos, window.longest());
        window.add(duration);
        Change seen = detector.observe(endNanos, duration);
        Change change = seen == null || seen.lately() == 0 ? seen : seen.with(window.levelOfLast(seen.lately()));
        return change == null ? null : finding(change, slow(change, endNanos, duration));
    }

    @Override
    public void standsFor(long some) {
        standsFor = some;
        detector.standsFor(some);
    }

    /**
     * Whether the call was timed before what was set last came into force: one call in N takes longer than each of many,
     * whose code is in the cache, and must not be compared with those.
     */
    private boolean isOfBefore() {
        boolean fits = 2 * standsFor >= awaited && standsFor <= 2 * awaited;
        if (awaited != 0 && !fits && ++unlike < MOST_UNLIKE) {
            return true;
        }
        // From the first one on the setting is in force; a later pace that comes without a new begin changes nothing.
        awaited = 0;
        return false;
    }

    /** The stall is told, once for all methods; what is left of the call is judged, if that is most of it. */
    @Override
    public @Nullable Finding observeStalled(long endNanos, long durationNanos, long stalledNanos) {
        if (2 * stalledNanos < durationNanos) {
            return observe(endNanos, durationNanos - stalledNanos);
        }
        calls++;
        return null;
    }

    @Override
    public @Nullable Finding running(long nanos, long soFar, boolean atWork, int calls) {
        Change change = detector.running(nanos, soFar, atWork);
        return change == null
                ? null
                : finding(change, Slow.running(nanos, soFar, change.before().mean(), calls));
    }

    @Override
    public @Nullable Slow slowUntold(long endNanos, long durationNanos) {
        double usual = detector.usualOfSlow(durationNanos);
        return Double.isNaN(usual) ? null : Slow.call(endNanos, durationNanos, usual);
    }

    @Override
    public @Nullable Finding over(long endNanos, long durationNanos, long calls) {
        Change change = detector.over(endNanos, durationNanos);
        return change == null
                ? null
                : finding(
                        change,
                        Slow.call(endNanos, durationNanos, change.before().mean(), calls));
    }

    /** Accused by a slow-down of a caller: what there is to tell of it if it is likely to be slow as well, else null. */
    @Nullable
    Finding accused(long nanos) {
        Change change = detector.accused();
        return change == null ? null : finding(change, slow(change, nanos, 0));
    }

    @Override
    public long slowFrom() {
        return detector.slowFrom();
    }

    @Override
    public boolean keepsPace() {
        return detector.isSuspicious();
    }

    @Override
    public void relearn(int oneIn) {
        awaited = oneIn;
        unlike = 0;
        detector = new AdaptiveDetector(threshold, others);
        window = new RollingWindow(windowSize);
    }

    @Override
    public ReportLimit.@Nullable Held overdue(long nanos, boolean all) {
        return null;
    }

    /** What is normal for the method once it has warmed up; null before, and during a slow-down. */
    @Nullable
    Baseline settled() {
        return detector.settled();
    }

    /** Logarithm of how many times longer than usual calls have taken since then; NaN when that is not known. */
    double trendSince(long nanos) {
        return detector.trendSince(nanos);
    }

    /** Logarithm of how many times longer than usual they have taken together; NaN when that is not known. */
    double meanTrendSince(long nanos) {
        return Math.log(Math.max(1, detector.meanSince(nanos)) / Math.max(1, detector.usualMean()));
    }

    /** Nanoseconds that calls have taken since then beyond what is usual; 0 when that is not known. */
    double lostSince(long nanos) {
        return detector.lostSince(nanos);
    }

    /** Mean duration of its calls, nanoseconds; 0 when that is not known. */
    double usualMean() {
        return detector.usualMean();
    }

    /** As one that calls a method which became slower then; null where that has made no difference to it, or none is known. */
    @Nullable
    Caller asCaller(String toolName, long since) {
        double mean = detector.meanSince(since);
        double usual = detector.usualMean();
        return mean >= LEAST_OF_CALLER * usual ? Caller.of(toolName, mean, usual, 0) : null;
    }

    /** The least slow-down that matters, a share. */
    double threshold() {
        return threshold;
    }

    long calls() {
        return calls;
    }

    /** The last durations in milliseconds, oldest first. */
    List<Double> evidence() {
        return window.millis();
    }

    double stddevMs() {
        return Figures.millis(window.stddev());
    }

    private Finding finding(Change change, @Nullable Slow slow) {
        boolean alarm = change.what().isAlarm();
        List<Double> evidence = evidence();
        double stddev = stddevMs();
        long soFar = calls;
        return new Finding(
                Kind.valueOf(change.what().name()),
                alarm ? Severity.WARNING : Severity.INFO,
                alarm ? "W100" : "I100",
                change.leftOut(),
                slow,
                explained(change, slow),
                (wall, around) -> body(change, slow, evidence, stddev, soFar, wall, around));
    }

    private static @Nullable Slow slow(Change change, long end, long duration) {
        double usual = change.before().mean();
        return switch (change.what()) {
            case SPIKE -> Slow.call(end, duration, usual);
            case SHIFT, RECOVERED -> since(change, end, change.after().mean());
            case ESCALATED -> since(change, end, change.ratio() * usual);
            case REBASELINED, IMPROVED -> null;
        };
    }

    /** What its threads did before says why it was bad, and not why it is worse now. */
    private @Nullable Slow explained(Change change, @Nullable Slow slow) {
        Worse worse = change.worse();
        if (worse == null || slow == null) {
            return slow;
        }
        double mean = change.after().mean();
        long times = standsFor * worse.calls();
        return Slow.since(worse.sinceNanos(), slow.until(), slow.currentNanos(), mean, slow.usualNanos(), times);
    }

    private static Slow since(Change change, long end, double current) {
        double usual = change.before().mean();
        return Slow.since(change.onsetNanos(), end, current, change.after().mean(), usual, change.callsAffected());
    }

    private static Body body(
            Change change,
            @Nullable Slow slow,
            List<Double> evidence,
            double stddev,
            long calls,
            LongFunction<Instant> wall,
            Circumstances around) {
        double mean = Math.max(1, change.before().mean());
        Slow single = slow != null && slow.single() ? slow : null;
        return new ChangeBody(
                Figures.millis(change.current()),
                Figures.millis(mean),
                stddev,
                Figures.millis(change.before().p50()),
                Figures.share(change.current() / mean - 1),
                Figures.share(change.limit() / mean - 1),
                evidence,
                evidence.size(),
                calls,
                wall.apply(change.onsetNanos()),
                times(change.before()),
                single == null ? times(change.after()) : null,
                Figures.share(change.ratio()),
                change.ratioError() > 0 ? Figures.share(change.ratioError()) : null,
                change.isOfFew() ? "tail" : "body",
                single == null ? change.callsAffected() : single.calls(),
                (single != null && single.runs()) ? true : null,
                around.callers(),
                around.args(),
                around.reassigned(),
                around.request(),
                around.why());
    }

    private static ChangeBody.Times times(Level level) {
        return new ChangeBody.Times(
                Figures.millis(level.p50()), Figures.millis(level.p90()), Figures.millis(level.mean()));
    }
}
