package io.catcher.perfcatcher;

import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.event.VarianceBody;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.report.Finding;
import io.catcher.perfcatcher.report.ReportLimit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The specification's rule, to the letter: over a rolling window of a method's last calls, a call is told when {@code
 * |duration - mean| / mean > threshold} and the window already held {@code min_samples}. Each call then enters the
 * window, a strange one too. A faster call counts like a slower one, but is told as information.
 *
 * <p>On real latencies this flags every fifth call or more, so a method is told at most once in ten seconds.
 */
final class VarianceDetector implements Detector {

    static final Duration SPAN = Duration.ofSeconds(10);
    private static final double NANOS_PER_MILLI = 1e6;

    private final RollingWindow window;
    private final int minSamples;
    private final double threshold;
    private final ReportLimit limit = new ReportLimit(SPAN);
    private long calls;

    /** @param threshold share of the mean */
    VarianceDetector(int windowSize, int minSamples, double threshold) {
        int size = Math.max(1, windowSize);
        this.window = new RollingWindow(size);
        // More than the window can hold would switch the rule off without a word.
        this.minSamples = Math.max(1, Math.min(minSamples, size));
        this.threshold = threshold;
    }

    @Override
    public @Nullable Finding observe(long endNanos, long durationNanos) {
        calls++;
        long duration = Math.min(durationNanos, window.longest());
        Finding finding = null;
        if (window.count() >= minSamples) {
            double mean = window.mean();
            double variance = Math.abs(duration - mean) / mean;
            // A mean of zero (a coarse clock) makes it infinite or not a number: nothing to compare with.
            if (mean > 0 && variance > threshold) {
                finding = judged(endNanos, duration, mean, variance);
            }
        }
        window.add(duration);
        return finding;
    }

    private @Nullable Finding judged(long endNanos, long duration, double mean, double variance) {
        if (limit.admits(endNanos)) {
            return finding(endNanos, duration, mean, variance).suppressing(limit.takeLeftOut());
        }
        // A faster call can be off by its whole mean at most, a slower one by any number of times: slower ones win.
        if (limit.isWorst(variance)) {
            limit.hold(new ReportLimit.Held(finding(endNanos, duration, mean, variance), endNanos, variance));
        }
        return null;
    }

    /** By the literal rule each call is timed; while it is not so yet, the sooner the better. */
    @Override
    public boolean keepsPace() {
        return false;
    }

    @Override
    public void relearn(int oneIn) {
        // A window has forgotten what was before it soon enough.
    }

    @Override
    public long slowFrom() {
        return window.count() < minSamples ? Long.MAX_VALUE : (long) (window.mean() * (1 + threshold));
    }

    @Override
    public ReportLimit.@Nullable Held overdue(long nanos, boolean all) {
        ReportLimit.Held held = all ? limit.rest() : limit.due(nanos);
        if (held == null) {
            return null;
        }
        // It was counted among those left out itself.
        Finding finding = held.finding().suppressing(Math.max(0, limit.takeLeftOut() - 1));
        return new ReportLimit.Held(finding, held.endNanos(), held.badness());
    }

    private Finding finding(long endNanos, long durationNanos, double mean, double variance) {
        boolean slower = durationNanos > mean;
        double stddev = window.stddev() / NANOS_PER_MILLI;
        List<Double> evidence = window.millis();
        long soFar = calls;
        return new Finding(
                Kind.VARIANCE,
                slower ? Severity.WARNING : Severity.INFO,
                slower ? "W100" : "I100",
                0,
                slower ? Slow.call(endNanos, durationNanos, mean) : null,
                (wall, around) -> new VarianceBody(
                        durationNanos / NANOS_PER_MILLI,
                        mean / NANOS_PER_MILLI,
                        stddev,
                        variance,
                        threshold,
                        evidence,
                        evidence.size(),
                        soFar,
                        around.args(),
                        around.reassigned(),
                        around.request(),
                        around.why()));
    }
}
