package io.catcher.bench.detection;

import java.util.function.ToDoubleFunction;

/** How the durations of single calls are distributed, in nanoseconds, when nothing changes. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Shape {
    NARROW(dice -> 50e6 * (1 + 0.01 * dice.normal())),
    TIGHT(dice -> dice.lognormal(3e6, 0.15)),
    LOGNORMAL(dice -> dice.lognormal(10e6, 0.35)),
    WIDE(dice -> dice.lognormal(10e6, 0.8)),
    EXPONENTIAL(dice -> 0.5e6 + 8e6 * dice.exponential()),
    CACHED(dice -> dice.uniform() < 0.1 ? dice.lognormal(8e6, 0.5) : dice.lognormal(0.2e6, 0.3)),
    MIXED(dice -> {
        double of = dice.uniform();
        return of < 0.5 ? dice.lognormal(1e6, 0.3) : of < 0.85 ? dice.lognormal(3e6, 0.4) : dice.lognormal(12e6, 0.5);
    }),
    HEAVY_TAIL(dice -> dice.lognormal(5e6, 0.4) * (dice.uniform() < 0.01 ? Math.pow(1 - dice.uniform(), -1 / 1.8) : 1)),
    GAMMA(dice -> 2e6 * (dice.exponential() + dice.exponential() + dice.exponential())),
    MICRO(dice -> {
        double body = 1000 + 60 * dice.normal() + (dice.uniform() < 0.15 ? 300 + 200 * dice.uniform() : 0);
        double rare = dice.uniform();
        double extra = rare < 1e-3 ? dice.between(5e3, 50e3) : rare < 1.05e-3 ? dice.between(1e6, 10e6) : 0;
        return Math.round(Math.max(200, body + extra) / 20) * 20.0;
    });

    private final ToDoubleFunction<Dice> draw;

    Shape(ToDoubleFunction<Dice> draw) {
        this.draw = draw;
    }

    double draw(Dice dice) {
        return draw.applyAsDouble(dice);
    }
}
