package io.catcher.bench.detection;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What a rule costs its thread.
 *
 * @param nanos CPU time of a call
 * @param bytes allocated by a million calls without a finding
 */
record Cost(double nanos, long bytes) {

    private static final int CALLS = 1_000_000;
    private static final int RUNS = 9;

    static Cost of(Supplier<Rule> rules) {
        Stream stream = NineShapes.LOGNORMAL.clean(CALLS, 1);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Rule rule = rules.get();
        double[] nanos = new double[RUNS];
        long bytes = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < CALLS; i++) {
                rule.judge(stream.ends()[i] + run * 10_000_000_000_000L, stream.durations()[i]);
            }
            nanos[run] = (double) (threads.getCurrentThreadCpuTime() - cpu) / CALLS;
            bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - allocated);
        }
        Arrays.sort(nanos);
        return new Cost(nanos[RUNS / 2], bytes);
    }
}
