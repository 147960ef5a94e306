package io.catcher.bench;

/**
 * How long to measure.
 *
 * @param rounds forks of each configuration, and a third of the starts
 * @param millis of one iteration
 */
record Pace(int rounds, int warmups, int iterations, int millis, int starts) {

    static final Pace QUICK = new Pace(2, 2, 4, 250, 7);
    static final Pace FULL = new Pace(5, 4, 5, 500, 25);
}
