package io.catcher.bench.detection;

import java.util.SplittableRandom;

/** Random numbers that follow from a seed and a name alone. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed, String name) {
        random = new SplittableRandom(seed * 1_000_003L + name.hashCode());
    }

    double uniform() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Standard normal (Box and Muller 1958). */
    double normal() {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }

    double exponential() {
        return -Math.log(1 - random.nextDouble());
    }

    double lognormal(double median, double sigma) {
        return median * Math.exp(sigma * normal());
    }

    /** The next state of a first-order autoregression around 0, which forgets within so many steps. */
    double wander(double state, double length, double deviation) {
        double keep = Math.exp(-1 / length);
        return keep * state + deviation * Math.sqrt(1 - keep * keep) * normal();
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
