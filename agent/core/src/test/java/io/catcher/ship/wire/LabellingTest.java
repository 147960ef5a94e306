package io.catcher.ship.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabellingTest {

    @Test
    void idsAreMetadataAndOnlyFewValuesAreLabels() {
        LokiEvent event = read(new Labelling(true), """
                {"event_id":"e1","seq":7,"ts":"2026-01-01T00:00:00.000000001Z","job":"s_bugcatcher","severity":"error",
                 "service":{"name":"s","version":"1","env":"dev","instance":"h:1:2"},"tool_name":"A.b",
                 "workflow_id":"w","step_id":"st","request_id":"r","parent_request_id":"p","session":"5a17","trace_id":"t=1","span_id":"sp","fingerprint":"f",
                 "error_code":"E303","category":"data","duration_ms":1.5,"exception":{"type":"X"},"thread":"main"}""");

        assertThat(event.labels()).containsOnlyKeys("job", "severity", "service_name", "env", "tool_name");
        assertThat(event.metadata())
                .containsOnlyKeys(
                        "workflow_id",
                        "step_id",
                        "request_id",
                        "parent_request_id",
                        "session",
                        "trace_id",
                        "span_id",
                        "fingerprint",
                        "error_code",
                        "category",
                        "exception_type",
                        "version",
                        "instance",
                        "event_id",
                        "seq",
                        "duration_ms")
                .containsEntry("duration_ms", "1.5")
                .containsEntry("trace_id", "t=1");
        assertThat(event.ts()).isEqualTo("2026-01-01T00:00:00.000000001Z");
    }

    @Test
    void theTimeOfASlowCallIsItsDuration() {
        LokiEvent event = read(new Labelling(true), """
                {"event_id":"e","ts":"2026-01-01T00:00:00Z","current_time_ms":42.5}""");

        assertThat(event.metadata()).containsEntry("duration_ms", "42.5");
    }

    @Test
    void toolNamesBeyondFiftyAreOneLabelAndKnownOnesStay() {
        Labelling labelling = new Labelling(true);
        for (int i = 0; i < 50; i++) {
            assertThat(toolName(labelling, "T." + i)).isEqualTo("T." + i);
        }
        assertThat(toolName(labelling, "T.50")).isEqualTo("other");
        assertThat(toolName(labelling, "T.7")).isEqualTo("T.7");
    }

    @Test
    void aJvmHasTwoHundredStreamsAtMostAndKnownOnesStay() {
        Labelling labelling = new Labelling(true);
        Set<Map<String, String>> streams = new HashSet<>();
        for (String job : List.of("s_bugcatcher", "s_perfcatcher")) {
            for (String severity : List.of("fatal", "error", "warning", "info")) {
                for (int i = 0; i < 60; i++) {
                    streams.add(labels(labelling, job, severity, "T." + i));
                }
            }
        }

        assertThat(streams).hasSizeLessThanOrEqualTo(200).hasSizeGreaterThan(150);
        assertThat(labels(labelling, "s_bugcatcher", "error", "T.7")).containsEntry("tool_name", "T.7");
        assertThat(labels(labelling, "s_perfcatcher", "info", "T.7")).containsEntry("tool_name", "other");
    }

    private static Map<String, String> labels(Labelling labelling, String job, String severity, String tool) {
        return read(labelling, """
                {"event_id":"e","ts":"2026-01-01T00:00:00Z","job":"%s","severity":"%s","tool_name":"%s"}""".formatted(job, severity, tool)).labels();
    }

    @Test
    void theToolNameIsMetadataWhereItShallNotBeALabel() {
        LokiEvent event = read(new Labelling(false), """
                {"event_id":"e","ts":"2026-01-01T00:00:00Z","tool_name":"A.b"}""");

        assertThat(event.labels()).isEmpty();
        assertThat(event.metadata()).containsEntry("tool_name", "A.b");
    }

    @Test
    void halvesOfSurrogatePairsAndEndlessIdsCannotSpoilABatch() {
        LokiEvent event = read(new Labelling(true), """
                {"event_id":"e","ts":"2026-01-01T00:00:00Z","workflow_id":"a\\ud83db","step_id":"\\ud83d\\ude00",
                 "request_id":"%s"}""".formatted("x".repeat(100_000)));

        assertThat(event.metadata()).containsEntry("workflow_id", "a\uFFFDb").containsEntry("step_id", "\uD83D\uDE00");
        assertThat(event.metadata().get("request_id")).hasSize(512);
    }

    private static String toolName(Labelling labelling, String name) {
        String json = "{\"event_id\":\"e\",\"ts\":\"2026-01-01T00:00:00Z\",\"tool_name\":\"" + name + "\"}";
        return requireNonNull(read(labelling, json).labels().get("tool_name"));
    }

    private static LokiEvent read(Labelling labelling, String json) {
        return requireNonNull(labelling.read(json.getBytes(StandardCharsets.UTF_8)));
    }
}
