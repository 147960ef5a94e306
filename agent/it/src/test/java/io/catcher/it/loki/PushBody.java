package io.catcher.it.loki;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body of Loki's push API made of event lines: which part of an event is a label and which is metadata. */
final class PushBody {

    private static final List<String> METADATA = List.of(
            "workflow_id",
            "step_id",
            "request_id",
            "trace_id",
            "span_id",
            "fingerprint",
            "error_code",
            "category",
            "event_id",
            "seq",
            "duration_ms");

    private final Map<JsonObject, JsonArray> valuesByLabels = new LinkedHashMap<>();

    void add(JsonObject event, String line) {
        JsonArray value = new JsonArray();
        value.add(nanos(event.get("ts").getAsString()));
        value.add(line);
        value.add(metadata(event));
        valuesByLabels.computeIfAbsent(labels(event), labels -> new JsonArray()).add(value);
    }

    JsonObject json() {
        JsonArray streams = new JsonArray();
        valuesByLabels.forEach((labels, values) -> {
            JsonObject stream = new JsonObject();
            stream.add("stream", labels);
            stream.add("values", values);
            streams.add(stream);
        });
        JsonObject body = new JsonObject();
        body.add("streams", streams);
        return body;
    }

    private static JsonObject labels(JsonObject event) {
        JsonObject service = event.getAsJsonObject("service");
        JsonObject labels = new JsonObject();
        put(labels, "job", event.get("job"));
        put(labels, "service_name", service.get("name"));
        put(labels, "env", service.get("env"));
        put(labels, "severity", event.get("severity"));
        put(labels, "tool_name", event.get("tool_name"));
        return labels;
    }

    private static JsonObject metadata(JsonObject event) {
        JsonObject metadata = new JsonObject();
        METADATA.forEach(name -> put(metadata, name, event.get(name)));
        JsonObject service = event.getAsJsonObject("service");
        put(metadata, "version", service.get("version"));
        put(metadata, "instance", service.get("instance"));
        if (event.has("exception")) {
            put(metadata, "exception_type", event.getAsJsonObject("exception").get("type"));
        }
        return metadata;
    }

    /** Loki takes Strings only, for labels and metadata alike. */
    private static void put(JsonObject target, String name, @Nullable JsonElement value) {
        if (value != null) {
            target.addProperty(name, value.getAsString());
        }
    }

    private static String nanos(String ts) {
        Instant time = Instant.parse(ts);
        return Long.toString(time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }
}
