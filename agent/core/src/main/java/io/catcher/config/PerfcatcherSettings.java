package io.catcher.config;

/**
 * PerfCatcher's part of the YAML, in the specification's words.
 *
 * @param varianceThreshold share of the mean that a call (in adaptive mode: the method) must be off to be told; 0.2 = 20 %
 *     and {@link Mode#usualThreshold} when nobody gives one
 * @param windowSize samples of a method's rolling window
 * @param minSamples samples before the first judgement
 * @param overheadBudget share of a hot, short method's own time that timing may cost; 0 = time every call
 * @param stacks whether a few stacks are taken of threads in slow calls, and in methods that became slower
 */
public record PerfcatcherSettings(
        boolean enabled,
        Mode mode,
        double varianceThreshold,
        int windowSize,
        int minSamples,
        double overheadBudget,
        boolean stacks) {

    /** How a slow-down is recognised. */
    public enum Mode {
        ADAPTIVE(0.15),
        VARIANCE(0.2);

        private final double usualThreshold;

        Mode(double usualThreshold) {
            this.usualThreshold = usualThreshold;
        }

        /** The threshold when nobody gives one. */
        public double usualThreshold() {
            return usualThreshold;
        }
    }

    public static final PerfcatcherSettings DEFAULTS =
            new PerfcatcherSettings(true, Mode.ADAPTIVE, 0.15, 100, 10, 0.02, true);

    /** The same, but nothing is timed. */
    public PerfcatcherSettings off() {
        return new PerfcatcherSettings(false, mode, varianceThreshold, windowSize, minSamples, overheadBudget, stacks);
    }

    /** Whether calls are judged alike, so that what was learned under the other ones still counts. */
    public boolean judgesAs(PerfcatcherSettings other) {
        return mode == other.mode
                && varianceThreshold == other.varianceThreshold
                && windowSize == other.windowSize
                && minSamples == other.minSamples;
    }

    /** The share that timing may cost: the literal rule times every call. */
    public double budget() {
        return mode == Mode.ADAPTIVE ? overheadBudget : 0;
    }
}
