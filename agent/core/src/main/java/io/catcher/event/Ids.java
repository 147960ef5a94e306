package io.catcher.event;

import org.jspecify.annotations.Nullable;

/**
 * The identities that tie events of one story together; each null where nobody knows it.
 *
 * @param session a salted hash of the application's session id: equal within one JVM, and of no use to a thief
 */
public record Ids(
        @Nullable String workflowId,
        @Nullable String stepId,
        @Nullable String requestId,
        @Nullable String parentRequestId,
        @Nullable String traceId,
        @Nullable String spanId,
        @Nullable String session) {

    public static final Ids NONE = new Ids(null, null, null, null, null, null, null);
}
