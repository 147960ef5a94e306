package io.catcher.bugcatcher.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Ids;
import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.ThreadContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class IdentitiesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final ContextMaps maps = new ContextMaps(type -> true);
    private final Map<String, String> log4j = new HashMap<>();

    @BeforeEach
    void use() {
        ThreadContext.answers = log4j::get;
        maps.seen(MDC.class.getClassLoader(), "org/slf4j/MDC");
        maps.seen(ThreadContext.class.getClassLoader(), "org/apache/logging/log4j/ThreadContext");
    }

    @AfterEach
    void clear() {
        MDC.clear();
        ThreadContext.answers = key -> null;
    }

    private Ids read() {
        return Identities.of(maps, text -> "hash of " + text.length()).alone();
    }

    @ParameterizedTest
    @CsvSource({
        "trace_id,span_id",
        "traceId,spanId",
        "trace.id,span.id",
        "dd.trace_id,dd.span_id",
        "X-B3-TraceId,X-B3-SpanId"
    })
    void trace_and_span_are_known_by_the_names_of_the_usual_bridges(String trace, String span) {
        MDC.put(trace, "t-1");
        MDC.put(span, "s-1");

        assertThat(read().traceId()).isEqualTo("t-1");
        assertThat(read().spanId()).isEqualTo("s-1");
    }

    @Test
    void a_pair_is_never_mixed_from_two_conventions() {
        MDC.put("traceId", "micrometer");
        MDC.put("dd.trace_id", "datadog");
        MDC.put("dd.span_id", "datadog");

        assertThat(read().traceId()).isEqualTo("micrometer");
        assertThat(read().spanId()).isNull();
    }

    @Test
    void a_traceparent_is_taken_apart() {
        MDC.put("traceparent", "00-" + TRACE + "-" + SPAN + "-01");

        assertThat(read().traceId()).isEqualTo(TRACE);
        assertThat(read().spanId()).isEqualTo(SPAN);
    }

    @Test
    void a_traceparent_of_a_later_version_may_say_more() {
        MDC.put("traceparent", "cc-" + TRACE + "-" + SPAN + "-01-what-comes-then");

        assertThat(read().traceId()).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "-",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-0g",
                "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00_" + TRACE + "_" + SPAN + "_01"
            })
    void a_malformed_traceparent_is_no_trace(String header) {
        MDC.put("traceparent", header);

        assertThat(read().traceId()).isNull();
        assertThat(read().spanId()).isNull();
    }

    @Test
    void a_session_id_is_hashed_before_anything_keeps_it() {
        MDC.put("sessionId", "4711-secret");

        assertThat(read().session()).isEqualTo("hash of 11");
    }

    @Test
    void a_value_is_cut_at_255_characters() {
        MDC.put("workflow_id", "w".repeat(100_000));

        assertThat(read().workflowId()).hasSize(255);
    }

    @Test
    void a_context_that_throws_costs_only_itself() {
        ThreadContext.answers = key -> {
            throw new StackOverflowError();
        };
        MDC.put("workflow_id", "wf_1");

        assertThat(read().workflowId()).isEqualTo("wf_1");
        assertThat(read().requestId()).isNull();
    }

    @Test
    void while_one_thread_does_not_come_back_no_other_follows() {
        Patience patience = new Patience();
        assertThat(patience.begin(1)).isTrue();

        assertThat(patience.begin(1_000_000_000L)).isTrue();
        assertThat(patience.begin(2_000_000_000L)).isFalse();
        assertThat(patience.begin(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void one_that_took_over_a_second_is_left_alone_for_a_minute() {
        Patience patience = new Patience();
        patience.begin(1);
        patience.end(1, 2_000_000_001L, false);

        assertThat(patience.begin(3_000_000_000L)).isFalse();
        assertThat(patience.begin(62_000_000_002L)).isTrue();
    }

    @Test
    void a_class_whose_initialiser_has_not_run_is_not_called() {
        ContextMaps asleep = new ContextMaps(type -> false);
        asleep.seen(MDC.class.getClassLoader(), "org/slf4j/MDC");
        MDC.put("workflow_id", "wf_1");

        assertThat(Identities.of(asleep, text -> text).workflowId()).isNull();
    }
}
