package io.catcher.perfcatcher;

import io.catcher.event.Body;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * What a detector has to tell of a method.
 *
 * @param errorCode of the table of error codes
 * @param suppressed how many like this were left out since the last one
 */
record Finding(Kind kind, Severity severity, String errorCode, long suppressed, TimedBody body) {

    /** A body that names moments of the clock of {@link System#nanoTime}; becomes one with {@code wall} times. */
    interface TimedBody {
        Body at(LongFunction<Instant> wall);
    }

    Finding suppressing(long count) {
        return new Finding(kind, severity, errorCode, count, body);
    }
}
