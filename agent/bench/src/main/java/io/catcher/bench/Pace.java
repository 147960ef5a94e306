package io.catcher.bench;

/**
 * How long to measure.
 *
 * @param rounds forks of each configuration
 * @param millis of one iteration
 * @param starts of each way to start
 */
record Pace(int rounds, int warmups, int iterations, int millis, int starts) {

    static final Pace QUICK = new Pace(2, 2, 4, 250, 5);
    static final Pace FULL = new Pace(5, 4, 5, 500, 25);
}
