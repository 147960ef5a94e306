package io.catcher.perfcatcher.budget;

/** What reading the clock takes: 20 ns as a rule, a microsecond where a virtual machine asks its host. */
final class ClockCost {

    private static final int RUNS = 20;
    private static final int READS = 200;

    private ClockCost() {}

    /** Nanoseconds a read: the quickest run of some, since in others the thread lost its processor. */
    static double measured() {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            long end = start;
            for (int read = 0; read < READS; read++) {
                end = System.nanoTime();
            }
            best = Math.min(best, end - start);
        }
        return Math.max(1, (double) best / READS);
    }
}
