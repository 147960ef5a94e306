package io.catcher.bench.detection;

import java.util.List;

/** Clean streams. */
final class Traffic {

    private Traffic() {}

    static Stream clean(Shape shape, Weather weather, double perSecond, int calls, long seed) {
        String name = (shape + "-" + weather + "-" + perSecond).toLowerCase(java.util.Locale.ROOT);
        Dice dice = new Dice(seed, name);
        long[] ends = new long[calls];
        double at = 1e9;
        boolean regular = dice.uniform() < 0.2;
        for (int i = 0; i < calls; i++) {
            at += (regular ? dice.between(0.9, 1.1) : dice.exponential()) / perSecond * 1e9;
            ends[i] = (long) at;
        }
        double[] nanos = new double[calls];
        double size = shape == Shape.MICRO ? 1 : Math.exp(dice.between(-2, 2));
        for (int i = 0; i < calls; i++) {
            nanos[i] = size * shape.draw(dice);
        }
        weather.over(ends, nanos, dice);
        long[] durations = new long[calls];
        for (int i = 0; i < calls; i++) {
            durations[i] = Math.max(1, (long) nanos[i]);
        }
        return new Stream(name, ends, durations, List.of());
    }
}
