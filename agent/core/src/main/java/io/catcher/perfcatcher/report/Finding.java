package io.catcher.perfcatcher.report;

import io.catcher.event.Body;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.perfcatcher.cause.Slow;
import java.time.Instant;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a detector has to tell of a method.
 *
 * @param errorCode of the table of error codes
 * @param suppressed how many like this were left out since the last one
 * @param slow what is slow, since its beginning; null where nothing is
 * @param explained what there is to explain: of what has become worse only that
 */
public record Finding(
        Kind kind,
        Severity severity,
        String errorCode,
        long suppressed,
        @Nullable Slow slow,
        @Nullable Slow explained,
        TimedBody body) {

    public Finding(
            Kind kind, Severity severity, String errorCode, long suppressed, @Nullable Slow slow, TimedBody body) {
        this(kind, severity, errorCode, suppressed, slow, slow, body);
    }

    /** A body that names moments of the clock of {@link System#nanoTime}; becomes one with {@code wall} times. */
    public interface TimedBody {
        Body at(LongFunction<Instant> wall, Circumstances circumstances);
    }

    public Finding suppressing(long count) {
        return new Finding(kind, severity, errorCode, count, slow, explained, body);
    }
}
