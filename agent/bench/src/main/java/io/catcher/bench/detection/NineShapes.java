package io.catcher.bench.detection;

import java.util.List;

/** Nine kinds of traffic that real methods show, each at one rate; the goals are set on these. */
enum NineShapes {
    LOGNORMAL(100),
    WIDE(100),
    CACHE(500),
    PAUSES_AND_TAIL(200),
    WARM_UP(1_000),
    DAILY(1e6 / 86_400),
    MICRO(20_000),
    QUEUE(0),
    MIX_DRIFT(300);

    private static final double QUEUE_SERVICE = 3e6;
    private static final double QUEUE_LOAD = 0.65;

    private final double perSecond;

    NineShapes(double perSecond) {
        this.perSecond = perSecond;
    }

    Stream clean(int calls, long seed) {
        Dice dice = new Dice(seed, "nine" + name());
        double meanService = QUEUE_SERVICE * Math.exp(0.18);
        double rate = this == QUEUE ? QUEUE_LOAD / (meanService / 1e9) : perSecond;
        long[] ends = new long[calls];
        double at = 1e9;
        for (int i = 0; i < calls; i++) {
            at += dice.exponential() / rate * 1e9;
            ends[i] = (long) at;
        }
        long[] durations = new long[calls];
        State state = new State(dice, ends);
        for (int i = 0; i < calls; i++) {
            durations[i] += (long) one(state, i, durations);
            durations[i] = Math.max(1, durations[i]);
        }
        return new Stream(name().toLowerCase(java.util.Locale.ROOT), ends, durations, List.of());
    }

    private double one(State state, int i, long[] durations) {
        Dice dice = state.dice;
        return switch (this) {
            case LOGNORMAL -> dice.lognormal(10e6, 0.35);
            case WIDE -> dice.lognormal(10e6, 0.8);
            case CACHE -> {
                double odds = Math.log(0.1 / 0.9) + state.wander(200, 0.2);
                boolean miss = dice.uniform() < 1 / (1 + Math.exp(-odds));
                yield miss ? dice.lognormal(8e6, 0.5) : dice.lognormal(0.2e6, 0.3);
            }
            case PAUSES_AND_TAIL -> {
                state.pause(i, durations);
                yield Shape.HEAVY_TAIL.draw(dice);
            }
            case WARM_UP -> {
                double steps = i < 200 ? 30 : i < 3000 ? 8 : i < 20_000 ? 2.2 : 1;
                double fading = 3 * Math.exp(-i / 1500.0) + 0.3 * Math.exp(-i / 20_000.0);
                yield dice.lognormal(2e6, 0.35) * (steps + fading);
            }
            case DAILY ->
                dice.lognormal(10e6, 0.4) * (1 + 0.3 * Math.sin(state.phase + 2 * Math.PI * state.ends[i] / 86_400e9));
            case MICRO -> Shape.MICRO.draw(dice);
            case QUEUE -> state.queue(i, dice.lognormal(QUEUE_SERVICE, 0.6));
            case MIX_DRIFT -> {
                double of = dice.uniform() + 0.15 * Math.tanh(state.wander(2000, 0.3));
                yield of < 0.5
                        ? dice.lognormal(1e6, 0.3)
                        : of < 0.85 ? dice.lognormal(3e6, 0.4) : dice.lognormal(12e6, 0.5);
            }
        };
    }

    /** What one call leaves for the next. */
    private static final class State {
        private final Dice dice;
        private final long[] ends;
        private final double phase;
        private double wandering;
        private double waiting;
        private double nextPause;

        State(Dice dice, long[] ends) {
            this.dice = dice;
            this.ends = ends;
            this.phase = dice.between(0, 2 * Math.PI);
            this.nextPause = ends[0] + 30e9 * dice.exponential();
        }

        double wander(double length, double deviation) {
            wandering = dice.wander(wandering, length, deviation);
            return wandering;
        }

        double queue(int i, double own) {
            double all = waiting + own;
            if (i + 1 < ends.length) {
                waiting = Math.max(0, all - (ends[i + 1] - ends[i]));
            }
            return all;
        }

        void pause(int i, long[] durations) {
            if (ends[i] < nextPause) {
                return;
            }
            double end = ends[i] + dice.lognormal(60e6, 0.6);
            for (int j = i; j < ends.length && ends[j] < end; j++) {
                durations[j] += (long) (end - ends[j]);
            }
            nextPause = end + 30e9 * dice.exponential();
        }
    }
}
