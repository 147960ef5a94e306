package io.catcher.bench.detection;

/** What goes on around a method without being a fault: how calls in the same stretch of time resemble each other. */
enum Weather {
    CALM,
    NOISE_SHORT,
    NOISE_LONG,
    NOISE_VERY_LONG,
    DAILY,
    DRIFT,
    MIX_DRIFT,
    PAUSES,
    QUEUE,
    WARM_UP,
    RESTARTS,
    BURSTS;

    /** Changes the durations in place. */
    void over(long[] ends, double[] nanos, Dice dice) {
        switch (this) {
            case NOISE_SHORT -> noise(nanos, dice, dice.between(20, 80), dice.between(0.05, 0.3));
            case NOISE_LONG -> noise(nanos, dice, dice.between(200, 800), dice.between(0.05, 0.2));
            case NOISE_VERY_LONG -> noise(nanos, dice, dice.between(1500, 5000), dice.between(0.04, 0.12));
            case DAILY -> daily(ends, nanos, dice);
            case DRIFT -> drift(ends, nanos, dice);
            case MIX_DRIFT -> mixDrift(nanos, dice);
            case PAUSES -> pauses(ends, nanos, dice);
            case QUEUE -> queue(ends, nanos);
            case WARM_UP -> warmUp(nanos, dice);
            case RESTARTS -> restarts(ends, nanos, dice);
            case BURSTS -> bursts(nanos, dice);
            case CALM -> {}
        }
    }

    /** The logarithm wanders as a first-order autoregression. */
    private static void noise(double[] nanos, Dice dice, double length, double deviation) {
        double state = deviation * dice.normal();
        for (int i = 0; i < nanos.length; i++) {
            state = dice.wander(state, length, deviation);
            nanos[i] *= Math.exp(state);
        }
    }

    private static void daily(long[] ends, double[] nanos, Dice dice) {
        double size = dice.between(0.1, 0.35);
        double phase = dice.between(0, 2 * Math.PI);
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] *= 1 + size * Math.sin(phase + 2 * Math.PI * ends[i] / 86_400e9);
        }
    }

    private static void drift(long[] ends, double[] nanos, Dice dice) {
        double hours = Math.max(2, (ends[ends.length - 1] - ends[0]) / 3.6e12);
        double rate = dice.between(-0.06, 0.06);
        for (int i = 0; i < nanos.length; i++) {
            double share = (double) (ends[i] - ends[0]) / (ends[ends.length - 1] - ends[0] + 1);
            nanos[i] *= Math.exp(rate * Math.min(8, hours) * share * Math.min(1, nanos.length / 8000.0));
        }
    }

    /** A share of the calls, which are four times as long, wanders. */
    private static void mixDrift(double[] nanos, Dice dice) {
        double length = dice.between(300, 4000);
        double state = dice.normal();
        for (int i = 0; i < nanos.length; i++) {
            state = dice.wander(state, length, 1);
            if (dice.uniform() < 0.12 * Math.exp(0.4 * state)) {
                nanos[i] *= 4;
            }
        }
    }

    /** Collections of garbage: all calls in one wait for its end. */
    private static void pauses(long[] ends, double[] nanos, Dice dice) {
        double every = dice.between(10e9, 60e9);
        double next = ends[0] + every * dice.exponential();
        for (int i = 0; i < nanos.length; i++) {
            if (ends[i] >= next) {
                double end = ends[i] + dice.lognormal(50e6, 0.6);
                for (int j = i; j < nanos.length && ends[j] < end; j++) {
                    nanos[j] += end - ends[j];
                }
                next = end + every * dice.exponential();
            }
        }
    }

    /** A single server at 60 to 70 % load, calls as they come: each waits for those before it. */
    private static void queue(long[] ends, double[] nanos) {
        double mean = 0;
        for (double each : nanos) {
            mean += each / nanos.length;
        }
        double gap = (ends[ends.length - 1] - ends[0]) / (double) ends.length;
        double load = 0.62 / (mean / gap);
        double wait = 0;
        for (int i = 0; i < nanos.length; i++) {
            double own = nanos[i];
            nanos[i] = wait + own;
            if (i + 1 < nanos.length) {
                wait = Math.max(0, wait + own - (ends[i + 1] - ends[i]) / load);
            }
        }
    }

    private static void warmUp(double[] nanos, Dice dice) {
        double size = dice.between(2, 30);
        double length = dice.between(100, 3000);
        int steps = dice.below(2000);
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] *= 1 + size * Math.exp(-i / length) + (i < steps ? 1.5 : 0);
        }
    }

    /** Every quarter of an hour to an hour a third of the instances starts anew and is slow for some seconds. */
    private static void restarts(long[] ends, double[] nanos, Dice dice) {
        double every = dice.between(900e9, 7200e9);
        double length = dice.between(5e9, 30e9);
        double size = dice.between(1, 4);
        double share = dice.between(0.2, 0.5);
        double begun = ends[0] + every * dice.between(0.2, 1);
        for (int i = 0; i < nanos.length; i++) {
            if (ends[i] > begun + 10 * length) {
                begun += every;
            }
            if (ends[i] >= begun && dice.uniform() < share) {
                nanos[i] *= 1 + size * Math.exp(-(ends[i] - begun) / length);
            }
        }
    }

    /** Now and then a few dozen calls in a row are two or three times as slow. */
    private static void bursts(double[] nanos, Dice dice) {
        double every = dice.between(2000, 8000);
        int next = (int) (every * dice.exponential());
        for (int i = next; i < nanos.length; i = next) {
            int length = 3 + dice.below(30);
            double factor = dice.between(1.5, 3);
            for (int j = i; j < Math.min(nanos.length, i + length); j++) {
                nanos[j] *= factor;
            }
            next = i + length + (int) (every * dice.exponential());
        }
    }
}
