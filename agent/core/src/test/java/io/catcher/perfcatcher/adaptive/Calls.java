package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.Change.What;
import io.catcher.perfcatcher.adaptive.attribution.Others;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** A method whose calls a test makes up: a seed, a clock of its own, and what was told. */
final class Calls {

    static final double MILLI = 1e6;

    final List<Change> told = new ArrayList<>();
    final Random random;
    final AdaptiveDetector detector;
    long now = 1_000_000_000L;
    long gap = 10_000_000L;
    long recoveredAt;

    Calls(long seed) {
        this(seed, AdaptiveDetector.DEFAULT_GATE);
    }

    Calls(long seed, double gate) {
        this(seed, gate, Others.NONE);
    }

    Calls(long seed, double gate, Others others) {
        random = new Random(seed);
        detector = new AdaptiveDetector(gate, others);
    }

    /** Lognormal around 10 ms. */
    double usual() {
        return 10 * MILLI * Math.exp(0.35 * random.nextGaussian());
    }

    void make(int count) {
        make(count, nanos -> nanos);
    }

    void make(int count, DoubleUnaryOperator changed) {
        for (int i = 0; i < count; i++) {
            one((long) changed.applyAsDouble(usual()));
        }
    }

    void one(long duration) {
        now += gap;
        Change change = detector.observe(now, duration);
        if (change != null) {
            recoveredAt = change.what() == What.RECOVERED ? now : recoveredAt;
            told.add(change);
        }
    }

    List<What> kinds() {
        return told.stream().map(Change::what).toList();
    }

    List<What> alarms() {
        return kinds().stream().filter(What::isAlarm).toList();
    }

    Change first(What what) {
        return told.stream().filter(change -> change.what() == what).findFirst().orElseThrow(missing(what));
    }

    private Supplier<AssertionError> missing(What what) {
        return () -> new AssertionError("no " + what + " but " + kinds());
    }
}
