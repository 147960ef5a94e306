package io.catcher.bench.cost;

/**
 * How long to measure.
 *
 * @param rounds forks of each row
 * @param millis of one iteration
 * @param starts of each way to start
 */
record Pace(int rounds, int warmups, int iterations, int millis, int starts) {

    static final Pace QUICK = new Pace(1, 3, 4, 200, 3);
    static final Pace FULL = new Pace(5, 4, 5, 500, 15);

    Pace withRounds(int other) {
        return new Pace(other, warmups, iterations, millis, starts);
    }

    /** Warm-ups that take so much longer. */
    int warmups(int settlingMillis) {
        return warmups + (settlingMillis + millis - 1) / millis;
    }
}
