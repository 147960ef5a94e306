package io.catcher.bugcatcher.context;

import io.catcher.event.Ids;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The application's own ids of what a thread is doing, by the names under which people keep them. */
public record Identities(
        @Nullable String workflowId,
        @Nullable String stepId,
        @Nullable String requestId,
        @Nullable String traceId,
        @Nullable String spanId,
        @Nullable String session) {

    /** Trace and span under the names of one convention each; a pair is never mixed from two. */
    private static final List<Pair> PAIRS = List.of(
            new Pair("trace_id", "span_id"), // OpenTelemetry's bridges, and many by hand
            new Pair("traceId", "spanId"), // Micrometer, Spring Cloud Sleuth
            new Pair("trace.id", "span.id"), // Elastic
            new Pair("dd.trace_id", "dd.span_id"), // Datadog
            new Pair("X-B3-TraceId", "X-B3-SpanId")); // Zipkin

    private record Pair(String trace, String span) {}

    /**
     * Reads the current thread's; null where the application has none.
     *
     * @param hash what a session id becomes before it is kept: whoever knows one may be logged in
     */
    public static Identities of(ContextMaps maps, UnaryOperator<String> hash) {
        TraceIds trace = trace(maps);
        String traceId = trace == null ? null : trace.traceId();
        String spanId = trace == null ? null : trace.spanId();
        if (!maps.hasMaps()) {
            return new Identities(null, null, null, traceId, spanId, null);
        }
        String session = first(maps, "session_id", "sessionId", "session");
        return new Identities(
                workflow(maps),
                first(maps, "step_id", "stepId"),
                first(maps, "request_id", "requestId", "X-Request-ID", "correlationId"),
                traceId,
                spanId,
                session == null ? null : hash.apply(session));
    }

    /** What the application said itself goes before what its logging knows. */
    public Identities or(@Nullable Said said) {
        if (said == null) {
            return this;
        }
        return new Identities(
                said.workflow() == null ? workflowId : said.workflow(),
                said.step() == null ? stepId : said.step(),
                requestId,
                traceId,
                spanId,
                session);
    }

    /** The current thread's workflow alone. */
    public static @Nullable String workflow(ContextMaps maps) {
        return first(maps, "workflow_id", "workflowId");
    }

    /** These, and what the nesting of calls says where the application says nothing. */
    public Ids or(String workflow, String request, @Nullable String parent, String step) {
        return new Ids(
                workflowId == null ? workflow : workflowId,
                stepId == null ? step : stepId,
                requestId == null ? request : requestId,
                parent,
                traceId,
                spanId,
                session);
    }

    /** These alone. */
    public Ids alone() {
        return new Ids(workflowId, stepId, requestId, null, traceId, spanId, session);
    }

    /** OpenTelemetry's own word first: what bridges copy into a logging context may be a moment old. */
    private static @Nullable TraceIds trace(ContextMaps maps) {
        TraceIds current = maps.span();
        if (current != null || !maps.hasMaps()) {
            return current;
        }
        for (Pair pair : PAIRS) {
            String trace = maps.get(pair.trace());
            if (trace != null) {
                return new TraceIds(trace, maps.get(pair.span()));
            }
        }
        String traceparent = maps.get("traceparent");
        return traceparent == null ? null : TraceIds.ofTraceparent(traceparent);
    }

    private static @Nullable String first(ContextMaps maps, String... keys) {
        for (String key : keys) {
            String value = maps.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
