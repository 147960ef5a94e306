package io.catcher.bugcatcher.context;

import io.catcher.event.Ids;
import org.jspecify.annotations.Nullable;

/** The application's own ids of what a thread is doing, by the names under which people keep them. */
public record Identities(
        @Nullable String workflowId,
        @Nullable String stepId,
        @Nullable String requestId,
        @Nullable String traceId,
        @Nullable String spanId) {

    private static final Identities NONE = new Identities(null, null, null, null, null);

    /** Reads the current thread's; null where the application has none. */
    public static Identities of(ContextMaps maps) {
        if (maps.isEmpty()) {
            return NONE;
        }
        return new Identities(
                first(maps, "workflow_id", "workflowId"),
                first(maps, "step_id", "stepId"),
                first(maps, "request_id", "requestId", "X-Request-ID", "correlationId"),
                first(maps, "trace_id", "traceId"),
                first(maps, "span_id", "spanId"));
    }

    /** These, and what the nesting of calls says where the application says nothing. */
    public Ids or(String request, @Nullable String parent, String step) {
        return new Ids(
                workflowId == null ? request : workflowId,
                stepId == null ? step : stepId,
                requestId == null ? request : requestId,
                parent,
                traceId,
                spanId);
    }

    /** These alone. */
    public Ids alone() {
        return new Ids(workflowId, stepId, requestId, null, traceId, spanId);
    }

    private static @Nullable String first(ContextMaps maps, String... keys) {
        for (String key : keys) {
            String value = maps.get(key);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }
}
