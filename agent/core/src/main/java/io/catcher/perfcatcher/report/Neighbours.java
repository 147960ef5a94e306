package io.catcher.perfcatcher.report;

import org.jspecify.annotations.Nullable;

/** Other programs on the machine. */
public interface Neighbours {

    /**
     * Whether they have had the processors that threads of this JVM have waited for since then, and for as long.
     *
     * @param onsetNanos what was before it is usual
     * @param lost what there is to explain: nanoseconds a second
     * @param times the same as how many times longer than usual calls take
     * @return who had the processors, in words; null where others are not behind it, or nothing is known
     */
    @Nullable
    String tookFrom(long sinceNanos, long onsetNanos, double lost, double times);
}
