package io.catcher.perfcatcher;

import io.catcher.event.Body;
import io.catcher.event.Kind;
import io.catcher.event.Severity;

/**
 * What a detector has to tell of a method.
 *
 * @param errorCode of the table of error codes
 * @param suppressed how many like this were left out since the last one
 */
record Finding(Kind kind, Severity severity, String errorCode, long suppressed, Body body) {

    Finding suppressing(long count) {
        return new Finding(kind, severity, errorCode, count, body);
    }
}
