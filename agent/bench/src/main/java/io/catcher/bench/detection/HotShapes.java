package io.catcher.bench.detection;

import java.util.List;

/**
 * Methods that are called twenty thousand times a second, where neighbours are alike: what moves one call moves the thousand
 * behind it, too. Recorded calls of a map, of a string builder and of a plain loop look like these.
 */
enum HotShapes {
    /** Its processor or its cache is its own for a while, and then is not. */
    TWO_SPEEDS,

    /** The level wanders, with a memory of a second. */
    WANDERING,

    /** Bursts with pauses between them, each at its own level, its first calls cold. */
    BURSTS;

    private static final double TYPICAL = 30_000;
    private static final double PER_SECOND = 20_000;
    private static final int BURST = 600;
    private static final int COLD = 40;

    Stream clean(int calls, long seed) {
        Dice dice = new Dice(seed, "hot" + name());
        long[] ends = new long[calls];
        long[] durations = new long[calls];
        double at = 1e9;
        double level = 0;
        for (int i = 0; i < calls; i++) {
            boolean pause = this == BURSTS && i % BURST == 0;
            at += (pause ? BURST / PER_SECOND * 0.8e9 : 0) + gap() * dice.exponential();
            ends[i] = (long) at;
            level = next(level, i, dice);
            durations[i] = (long) dice.lognormal(TYPICAL * Math.exp(level), 0.2);
        }
        return new Stream("hot_" + name().toLowerCase(java.util.Locale.ROOT), ends, durations, List.of());
    }

    private double gap() {
        return (this == BURSTS ? 0.2 : 1) * 1e9 / PER_SECOND;
    }

    /** Logarithm of how much longer calls take just now. */
    private double next(double level, int i, Dice dice) {
        return switch (this) {
            case TWO_SPEEDS -> i % 1_000 == 0 ? (dice.uniform() < 0.5 ? 0 : 0.4) : level;
            case WANDERING -> dice.wander(level, PER_SECOND, 0.08);
            case BURSTS -> i % BURST == 0 ? 0.5 + 0.15 * dice.normal() : i % BURST == COLD ? level - 0.5 : level;
        };
    }
}
