package io.catcher.bugcatcher.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.snapshot.Memory;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** With OpenTelemetry's real API, without its SDK: what counts is the current context. */
class CurrentSpanTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String KEY = "io/opentelemetry/api/trace/SpanContextKey";

    private static Span span() {
        return Span.wrap(SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), TraceState.getDefault()));
    }

    private static ContextMaps maps() throws ReflectiveOperationException {
        ContextMaps maps = new ContextMaps(Memory.open()::isInitialised);
        maps.seen(Span.class.getClassLoader(), KEY);
        return maps;
    }

    @Test
    void the_current_span_names_the_trace() throws ReflectiveOperationException {
        try (Scope scope = span().makeCurrent()) {
            assertThat(scope).isNotNull();
            Identities ids = Identities.of(maps(), text -> text);

            assertThat(ids.traceId()).isEqualTo(TRACE);
            assertThat(ids.spanId()).isEqualTo(SPAN);
        }
    }

    @Test
    void it_counts_more_than_what_a_logging_context_says() throws ReflectiveOperationException {
        ContextMaps maps = maps();
        maps.seen(MDC.class.getClassLoader(), "org/slf4j/MDC");
        MDC.put("trace_id", "of a moment ago");
        try (Scope scope = span().makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(Identities.of(maps, text -> text).traceId()).isEqualTo(TRACE);
        } finally {
            MDC.clear();
        }
    }

    @Test
    void without_a_current_span_there_is_no_trace() throws ReflectiveOperationException {
        try (Scope scope = Context.root().with(span()).makeCurrent();
                Scope none = Context.root().makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(none).isNotNull();
            assertThat(maps().span()).isNull();
        }
        try (Scope invalid = Span.getInvalid().makeCurrent()) {
            assertThat(invalid).isNotNull();
            assertThat(maps().span()).isNull();
        }
    }

    @Test
    void an_api_that_nobody_used_yet_is_not_woken() throws Exception {
        Memory memory = Memory.open();
        URL api = Span.class.getProtectionDomain().getCodeSource().getLocation();
        URL context = Context.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader own = new URLClassLoader(new URL[] {api, context}, null)) {
            ContextMaps maps = new ContextMaps(memory::isInitialised);
            Class<?> key = Class.forName(KEY.replace('/', '.'), false, own);
            maps.seen(own, KEY);

            assertThat(maps.span()).isNull();
            assertThat(memory.isInitialised(key)).isFalse();

            // A key that is in use, while no context was ever made current.
            Class.forName(key.getName(), true, own);
            assertThat(maps.span()).isNull();
            assertThat(memory.isInitialised(Class.forName("io.opentelemetry.context.LazyStorage", false, own)))
                    .isFalse();
        }
    }
}
