package io.catcher.perfcatcher.report;

import io.catcher.event.Watched;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding, and whose it is.
 *
 * @param nanos when the call ended, on the clock of {@link System#nanoTime}
 * @param thread stands for that of the call, told from others by {@code ==}; null where that is not known
 * @param now of the look at which it was found
 */
public record Sighting(
        Finding finding,
        Watched method,
        long nanos,
        @Nullable Object thread,
        Now now) {

    Instant at() {
        return now.wallTimeOf(nanos);
    }
}
