package io.catcher.bench.detection;

import java.util.function.BiConsumer;

/** Varied streams: every weather, with shapes, rates, lengths and faults drawn by the seed. */
final class Suite {

    private static final double[] RATES = {10_000, 1_000, 200, 50, 10, 2, 0.2, 0.05};

    private Suite() {}

    /** Gives {@code to} each stream with the group that it is counted in: one clean and one of each fault per weather. */
    static void run(long seed, BiConsumer<String, Stream> to) {
        for (Weather weather : Weather.values()) {
            Dice dice = new Dice(seed, "suite" + weather);
            for (int i = 0; i < 12; i++) {
                to.accept("clean " + weather, stream(weather, dice, seed * 100 + i));
            }
            int number = 50;
            for (Fault fault : Fault.values()) {
                Stream clean = stream(weather, dice, seed * 100 + number++);
                to.accept(fault.toString(), fault.into(clean, seed));
            }
        }
    }

    private static Stream stream(Weather weather, Dice dice, long seed) {
        Shape shape = dice.oneOf(Shape.values());
        double rate = RATES[dice.below(RATES.length)];
        if (weather == Weather.DAILY) {
            rate = Math.min(rate, 2);
        }
        int calls = rate < 1 ? 500 + dice.below(1500) : 20_000 + dice.below(60_000);
        return Traffic.clean(shape, weather, rate, calls, seed);
    }
}
