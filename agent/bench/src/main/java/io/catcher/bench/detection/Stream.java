package io.catcher.bench.detection;

import java.util.List;

/**
 * The calls of one method and what is wrong with them.
 *
 * @param ends when each call ended, nanoseconds
 * @param durations what it took, nanoseconds
 * @param faults in order; empty for a clean stream
 */
// Millions of calls: lists would box them. Nobody compares streams.
@SuppressWarnings("ArrayRecordComponent")
record Stream(String name, long[] ends, long[] durations, List<Fault> faults) {

    /**
     * Slow calls that somebody wants to hear of.
     *
     * @param from index of the first
     * @param to index after the last
     * @param wanted false for what may be told but need not be
     */
    record Fault(String kind, int from, int to, boolean wanted) {}

    int size() {
        return durations.length;
    }

    double hours() {
        return (ends[ends.length - 1] - ends[0]) / 3.6e12;
    }

    Stream with(String suffix, long[] slower, List<Fault> of) {
        return new Stream(name + '/' + suffix, ends, slower, of);
    }
}
