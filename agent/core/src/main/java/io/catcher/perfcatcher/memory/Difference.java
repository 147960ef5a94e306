package io.catcher.perfcatcher.memory;

import io.catcher.perfcatcher.adaptive.RunComparison;
import java.time.Instant;

/**
 * That a method differs from an earlier run.
 *
 * @param site its number in this run
 * @param calls that the earlier run's numbers are of
 * @param callsNow that this run's are of
 * @param since when the earlier run saw it last
 * @param oldVersion of the earlier run; empty when nobody knows it
 * @param restart true when this run has the same version
 * @param gate the least difference that matters, as a share
 */
public record Difference(
        int site,
        RunComparison comparison,
        long calls,
        long callsNow,
        Instant since,
        String oldVersion,
        boolean restart,
        double gate) {

    static Difference of(int site, RunComparison comparison, Earlier earlier, long callsNow, double gate) {
        return new Difference(
                site,
                comparison,
                earlier.method().baseline().calls(),
                callsNow,
                earlier.method().at(),
                earlier.version(),
                earlier.restart(),
                gate);
    }

    public boolean isSlower() {
        return comparison.verdict() == RunComparison.Verdict.SLOWER;
    }
}
