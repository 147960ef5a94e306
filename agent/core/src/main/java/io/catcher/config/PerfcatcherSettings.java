package io.catcher.config;

/**
 * PerfCatcher's part of the YAML, in the specification's words.
 *
 * @param varianceThreshold share of the mean that a call must be off to be told; 0.2 = 20 %
 * @param windowSize samples of a method's rolling window
 * @param minSamples samples before the first judgement
 * @param overheadBudget share of a hot, short method's own time that timing may cost; 0 = time every call
 */
public record PerfcatcherSettings(
        boolean enabled, Mode mode, double varianceThreshold, int windowSize, int minSamples, double overheadBudget) {

    /** How a slow-down is recognised. */
    public enum Mode {
        ADAPTIVE,
        VARIANCE
    }

    public static final PerfcatcherSettings DEFAULTS = new PerfcatcherSettings(true, Mode.ADAPTIVE, 0.2, 100, 10, 0.02);
}
