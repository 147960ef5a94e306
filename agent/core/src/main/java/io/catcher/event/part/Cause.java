package io.catcher.event.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the extra time of a slow call, or of all calls since a slow-down began, went, as far as the JVM told. What is
 * not known is null; shares are of the extra time unless said otherwise, 0.2 = 20 %.
 *
 * @param gcPauseMs collector pauses in the time of the call or since the onset, by the clock, however many calls each held
 *     up; not the cycles of a concurrent collector, in which threads run
 * @param gcShare what they took off all calls together
 * @param collectors that paused, as the JVM names them
 * @param stallMs the whole JVM stood still for so long in that time, by the clock
 * @param cpuShare processor time of the thread as a share of the time in which it was watched, from the moment at which
 *     the call was over its limit
 * @param allocatedBytes what the thread allocated in that time
 * @param watchedMs how long that time was
 * @param processors who had them; null where that explains nothing, or is not known
 */
public record Cause(
        @Nullable Double gcPauseMs,
        @Nullable Double gcShare,
        List<String> collectors,
        @Nullable Double stallMs,
        @Nullable Double stallShare,
        @Nullable Double cpuShare,
        @Nullable Long allocatedBytes,
        @Nullable Double watchedMs,
        @Nullable ProcessorUse processors) {

    /** Of one of which only that is known. */
    public static Cause of(ProcessorUse processors) {
        return new Cause(null, null, List.of(), null, null, null, null, null, processors);
    }

    public Cause with(ProcessorUse use) {
        return new Cause(gcPauseMs, gcShare, collectors, stallMs, stallShare, cpuShare, allocatedBytes, watchedMs, use);
    }
}
