package io.catcher.perfcatcher.stall;

import io.catcher.perfcatcher.machine.ProcessTime;
import io.catcher.perfcatcher.machine.Throttling;
import java.util.function.LongSupplier;

/**
 * What the process spent of something since its start, in nanoseconds, or {@link #UNKNOWN}.
 *
 * @param processor time on all processors together
 * @param safepoints in which the JVM held all its threads, for the collector or for anything else
 * @param throttled held back by the limit of its cgroup
 */
record ProcessClocks(LongSupplier processor, LongSupplier safepoints, LongSupplier throttled) {

    static final long UNKNOWN = Throttling.UNKNOWN;

    static ProcessClocks open() {
        return new ProcessClocks(new ProcessTime()::nanos, SafepointTime.open(), new Throttling()::nanos);
    }
}
