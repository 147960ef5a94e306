package io.catcher.perfcatcher.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Processor time of this process. Loads java.management: never in premain. */
public final class ProcessTime {

    private final @Nullable OperatingSystemMXBean process =
            ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known ? known : null;

    /** Nanoseconds on all processors together since the start, or {@link Throttling#UNKNOWN}. */
    public long nanos() {
        return process == null ? Throttling.UNKNOWN : process.getProcessCpuTime();
    }
}
