package io.catcher.perfcatcher;

import io.catcher.event.AllShiftBody;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.perfcatcher.adaptive.AdaptiveDetector;
import io.catcher.perfcatcher.adaptive.Change;
import io.catcher.perfcatcher.adaptive.Change.What;
import io.catcher.perfcatcher.report.Now;
import io.catcher.perfcatcher.report.Reporter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All methods as if they were one: what they do alike is told of none of them (see {@link CommonMode}), but once for all when
 * it is more than it ever was. Used by one thread at a time.
 */
final class AllMethods {

    /** What all methods had in common in a time in which they lost so many nanoseconds a second: in words, or null. */
    interface Shared {
        @Nullable
        String inWords(long from, long until, double lost);
    }

    /** The least slow-down of all that matters, a share: less is a matter of caches and of the scheduler. */
    private static final double LEAST = 0.3;

    /** What the detector is told instead of 1. */
    private static final long UNIT_NANOS = 10_000_000L;

    private static final long LAST_NANOS = 4_000_000_000L;

    /** The detector judges eight looks at a time and takes four judgements: what is over within ten seconds is not told. */
    private static final long LOOK_NANOS = 500_000_000L;

    private static final int MOST_EXAMPLES = 5;

    private final Detectors detectors;
    private final CommonMode mode;
    private final Reporter reporter;
    private final Shared shared;
    private final AdaptiveDetector detector = new AdaptiveDetector(LEAST);
    private boolean looked;
    private long lookedAt;

    AllMethods(Detectors detectors, Reporter reporter, Shared shared) {
        this.detectors = detectors;
        this.mode = detectors.common();
        this.reporter = reporter;
        this.shared = shared;
    }

    /** To be called ten times a second; looks twice. */
    void look(Now now) {
        if (looked && now.nanos() - lookedAt < LOOK_NANOS) {
            return;
        }
        looked = true;
        lookedAt = now.nanos();
        double median = mode.medianSince(now.nanos() - LAST_NANOS);
        Change change = Double.isNaN(median) ? null : detector.observe(now.nanos(), (long) (median * UNIT_NANOS));
        if (change != null) {
            report(change, now);
        }
    }

    private void report(Change change, Now now) {
        Kind kind = Kind.valueOf(change.what().name());
        switch (change.what()) {
            case SHIFT, ESCALATED ->
                reporter.report(kind, Severity.WARNING, "W100", body(change, now), now.nanos(), now);
            case RECOVERED -> reporter.report(kind, Severity.INFO, "I100", body(change, now), now.nanos(), now);
            case SPIKE, REBASELINED, IMPROVED -> {}
        }
    }

    private AllShiftBody body(Change change, Now now) {
        // The onset is a little late, and what was before it would be counted as not slower.
        mode.medianSince(change.onsetNanos());
        List<String> examples = change.what() == What.RECOVERED ? List.of() : worst(change.onsetNanos());
        AllShiftBody.Methods which = new AllShiftBody.Methods(mode.compared(), mode.slower(), examples);
        return new AllShiftBody(
                change.ratio() - 1,
                LEAST,
                now.wallTimeOf(change.onsetNanos()),
                change.ratio(),
                "body",
                which,
                why(change, which, now));
    }

    private String why(Change change, AllShiftBody.Methods which, Now now) {
        if (change.what() == What.RECOVERED) {
            return "all methods take as long as usual again";
        }
        long onset = change.onsetNanos();
        double seconds = Math.max(LOOK_NANOS, now.nanos() - onset) / 1e9;
        String reason = shared.inWords(onset, now.nanos(), mode.lostSince(onset) / seconds);
        return which.alike() + " of " + which.compared() + " methods became slower at once: "
                + (reason == null ? "the machine, or something that all of them share" : reason);
    }

    private List<String> worst(long since) {
        IntStream sites = IntStream.range(0, detectors.sites())
                .filter(site -> detectors.lostSince(site, since) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(site -> -detectors.lostSince(site, since)))
                .limit(MOST_EXAMPLES)
                .mapToInt(Integer::intValue);
        return reporter.names(sites).toList();
    }
}
