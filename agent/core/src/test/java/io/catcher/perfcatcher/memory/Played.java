package io.catcher.perfcatcher.memory;

import io.catcher.perfcatcher.adaptive.AdaptiveDetector;
import io.catcher.perfcatcher.adaptive.reference.Baseline;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One method in one run of a program that a test makes up, from a seed. */
final class Played {

    /** How a method's durations are spread. */
    enum Shape {
        NARROW,
        USUAL,
        WIDE,
        TWO_WAYS,
        HEAVY_TAIL,
        RELATED
    }

    private static final long SECOND = 1_000_000_000L;

    private final AdaptiveDetector detector = new AdaptiveDetector(AdaptiveDetector.DEFAULT_GATE);
    private final Random random;
    private final Shape shape;
    private final double typical;
    private final long gap;
    private double wandering;
    private long now = SECOND;
    private long lookedAt;
    int calls;

    /**
     * @param typical nanoseconds
     * @param perSecond calls
     */
    Played(long seed, Shape shape, double typical, int perSecond) {
        this.random = new Random(seed);
        this.shape = shape;
        this.typical = typical;
        this.gap = SECOND / perSecond;
    }

    /** Makes the calls, the n-th one {@code factor(n)} times as long as usual. */
    Played make(int count, IntToDoubleFunction factor) {
        for (int i = 0; i < count; i++) {
            one(factor);
        }
        return this;
    }

    private void one(IntToDoubleFunction factor) {
        now += gap;
        detector.observe(now, (long) (typical * factor.applyAsDouble(calls++) * spread()));
    }

    private double spread() {
        return switch (shape) {
            case NARROW -> Math.exp(0.03 * random.nextGaussian());
            case USUAL -> Math.exp(0.35 * random.nextGaussian());
            case WIDE -> Math.exp(0.9 * random.nextGaussian());
            case TWO_WAYS -> (random.nextInt(10) < 3 ? 8 : 1) * Math.exp(0.2 * random.nextGaussian());
            case HEAVY_TAIL -> Math.pow(1 - random.nextDouble(), -1 / 2.2);
            case RELATED -> {
                wandering = 0.95 * wandering + 0.1 * random.nextGaussian();
                yield Math.exp(wandering + 0.2 * random.nextGaussian());
            }
        };
    }

    @Nullable
    Baseline settled() {
        return detector.settled();
    }

    /** Goes on until the method is compared, looked at once a second; true when it was, within so many calls. */
    boolean isCompared(EarlierRuns runs, int site, String key, int most, IntToDoubleFunction factor) {
        while (calls < most && !runs.isDone(site)) {
            one(factor);
            if (now - lookedAt >= SECOND) {
                lookedAt = now;
                runs.seen(site, key);
                Baseline baseline = settled();
                if (baseline != null) {
                    runs.settled(site, key, baseline, calls, AdaptiveDetector.DEFAULT_GATE, lost -> false, now);
                }
            }
        }
        return runs.isDone(site);
    }

    long now() {
        return now;
    }
}
