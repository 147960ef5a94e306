package io.catcher.perfcatcher.memory;

import io.catcher.perfcatcher.adaptive.RunComparison;
import java.util.Collection;

/**
 * By what all methods of the JVM differ from the earlier run alike: another machine, a throttled CPU. It takes eight methods
 * to tell that from one slow method and those that call it, and four fifths of them.
 *
 * @param log logarithm of the median ratio
 * @param least what a method must differ by more than to be told for itself, when it is slower
 * @param most the same when it is faster
 * @param compared methods that were compared
 * @param alike those of them whose ratio is the median's, or near it
 */
record CommonFactor(double log, double least, double most, int compared, int alike) {

    private static final int LEAST_METHODS = 8;
    private static final double SHARE = 0.8;
    private static final double NEAR = Math.log(1.15);

    /** @param logRatios of the methods' typical durations */
    static CommonFactor of(Collection<Double> logRatios) {
        double[] logs =
                logRatios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (logs.length < LEAST_METHODS) {
            return new CommonFactor(0, 0, 0, logs.length, 0);
        }
        double median = logs[logs.length / 2];
        int alike = 0;
        for (double log : logs) {
            alike += Math.abs(log - median) <= NEAR ? 1 : 0;
        }
        boolean all = alike >= SHARE * logs.length;
        int fifth = (int) ((1 - SHARE) * logs.length);
        double least = Math.max(0, all ? median : logs[fifth]);
        double most = Math.min(0, all ? median : logs[logs.length - 1 - fifth]);
        return new CommonFactor(median, least, most, logs.length, alike);
    }

    /** Whether so many are slower, or faster, by about the same factor that it is no matter of the single method. */
    boolean isOfAll(double gate) {
        return compared >= LEAST_METHODS && alike >= SHARE * compared && Math.abs(log) >= Math.log(1 + gate);
    }

    /** What is not the method's own in its difference. */
    double shareOf(RunComparison comparison) {
        return comparison.verdict() == RunComparison.Verdict.FASTER ? most : least;
    }

    double ratio() {
        return Math.exp(log);
    }
}
