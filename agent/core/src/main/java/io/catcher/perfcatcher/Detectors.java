package io.catcher.perfcatcher;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.budget.OverheadBudget;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The detector of each method, made when its first call is judged. Used by one thread at a time. */
final class Detectors implements OverheadBudget.Learners {

    private record Judge(Detector detector, PerfcatcherSettings by) {}

    private final IntFunction<@Nullable Watched> methods;
    private final IntFunction<PerfcatcherSettings> settings;
    private final CommonMode common;
    private @Nullable Judge[] bySite = new @Nullable Judge[0];

    /**
     * @param methods names of a site; null for a site that is not to be judged
     * @param settings of a site, as its rule has them now
     */
    Detectors(IntFunction<@Nullable Watched> methods, IntFunction<PerfcatcherSettings> settings, Callers callers) {
        this.common = new CommonMode(this, callers);
        this.methods = methods;
        this.settings = settings;
    }

    /** Null where nothing is to be judged. */
    @Nullable
    Detector of(int site) {
        Detector known = ifKnown(site);
        if (known != null || methods.apply(site) == null) {
            return known;
        }
        if (site >= bySite.length) {
            bySite = Arrays.copyOf(bySite, Math.max(site + 1, 2 * bySite.length));
        }
        PerfcatcherSettings by = settings.apply(site);
        Detector made = made(by);
        bySite[site] = new Judge(made, by);
        return made;
    }

    /** Null where no call was judged yet. */
    @Nullable
    Detector ifKnown(int site) {
        Judge judge = site < bySite.length ? bySite[site] : null;
        return judge == null ? null : judge.detector();
    }

    /** Nanoseconds that the method's calls have taken since then beyond what is usual; 0 when that is not known. */
    double lostSince(int site, long nanos) {
        return ifKnown(site) instanceof AdaptiveRule rule ? rule.lostSince(nanos) : 0;
    }

    /** Mean duration of a method's calls, nanoseconds; 0 when that is not known. */
    double usualMean(int site) {
        return ifKnown(site) instanceof AdaptiveRule rule ? rule.usualMean() : 0;
    }

    /** What all of them do alike. */
    CommonMode common() {
        return common;
    }

    /** All that are known have a lower number. */
    int sites() {
        return bySite.length;
    }

    /** Whether calls of more than one method were judged. */
    boolean areSeveral() {
        return Arrays.stream(bySite).filter(Objects::nonNull).limit(2).count() > 1;
    }

    @Override
    public boolean keepsPace(int site) {
        Detector known = ifKnown(site);
        return known != null && known.keepsPace();
    }

    @Override
    public void learnAnew(int site, int oneIn) {
        Detector known = ifKnown(site);
        if (known != null) {
            known.relearn(oneIn);
        }
    }

    @Override
    public void forget(int site) {
        if (site < bySite.length) {
            bySite[site] = null;
        }
    }

    /** The rules have changed: a method that is judged in another way now is learned anew. */
    void rethink() {
        for (int site = 0; site < bySite.length; site++) {
            Judge judge = bySite[site];
            if (judge != null && !judge.by().judgesAs(settings.apply(site))) {
                bySite[site] = null;
            }
        }
    }

    private Detector made(PerfcatcherSettings by) {
        return switch (by.mode()) {
            case ADAPTIVE -> new AdaptiveRule(by.windowSize(), by.varianceThreshold(), common);
            case VARIANCE -> new VarianceDetector(by.windowSize(), by.minSamples(), by.varianceThreshold());
        };
    }
}
