package io.catcher.ship.wire;

import io.catcher.event.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a line's labels and metadata out of its JSON. Not thread-safe. */
public final class Labelling {

    private static final List<String> LABELS = List.of("job", "severity");
    private static final List<String> METADATA = List.of(
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
            "event_id",
            "seq",
            "duration_ms");

    /** Loki refuses a label value over 2,048 bytes and metadata over 64 KB; ids of the application may be anything. */
    private static final int LONGEST_VALUE = 512;

    private final boolean labelToolName;
    private final ToolNames toolNames = new ToolNames();

    public Labelling(boolean labelToolName) {
        this.labelToolName = labelToolName;
    }

    /** Null when the line is no whole event: torn by a kill, or not ours. */
    public @Nullable LokiEvent read(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        try {
            Map<String, @Nullable Object> tree = Json.read(text);
            Object id = tree.get("event_id");
            Object ts = tree.get("ts");
            return id == null || ts == null ? null : event(id.toString(), Instant.parse(ts.toString()), text, tree);
        } catch (IOException | DateTimeParseException e) {
            return null;
        }
    }

    private LokiEvent event(String id, Instant ts, String text, Map<String, @Nullable Object> tree) {
        Map<?, ?> service = tree.get("service") instanceof Map<?, ?> map ? map : Map.of();
        Map<String, String> labels = new LinkedHashMap<>();
        LABELS.forEach(name -> put(labels, name, tree.get(name)));
        put(labels, "service_name", service.get("name"));
        put(labels, "env", service.get("env"));

        Map<String, String> metadata = new LinkedHashMap<>();
        METADATA.forEach(name -> put(metadata, name, tree.get(name)));
        put(metadata, "version", service.get("version"));
        put(metadata, "instance", service.get("instance"));
        if (tree.get("exception") instanceof Map<?, ?> exception) {
            put(metadata, "exception_type", exception.get("type"));
        }
        if (!metadata.containsKey("duration_ms")) {
            put(metadata, "duration_ms", tree.get("current_time_ms"));
        }
        toolName(tree.get("tool_name"), labels, metadata);
        return new LokiEvent(id, String.valueOf(service.get("instance")), ts, text, labels, metadata);
    }

    private void toolName(@Nullable Object name, Map<String, String> labels, Map<String, String> metadata) {
        if (!labelToolName) {
            put(metadata, "tool_name", name);
        } else if (name != null) {
            put(labels, "tool_name", toolNames.fold(name.toString(), labels));
        }
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        // Loki drops what is empty.
        if (!text.isEmpty()) {
            values.put(name, Text.wellFormed(text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE)));
        }
    }
}
