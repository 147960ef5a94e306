package io.catcher.it.loki;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that Loki's query endpoints answer. */
final class LokiAnswerReader {

    private LokiAnswerReader() {}

    static LokiAnswer read(String json) {
        JsonObject data = JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("data");
        String type = data.get("resultType").getAsString();
        List<LokiAnswer.Entry> entries = new ArrayList<>();
        List<LokiAnswer.Series> series = new ArrayList<>();
        for (JsonElement result : data.getAsJsonArray("result")) {
            switch (type) {
                case "streams" -> entries.addAll(stream(result.getAsJsonObject()));
                case "matrix" -> series.add(matrix(result.getAsJsonObject()));
                case "vector" -> series.add(vector(result.getAsJsonObject()));
                default -> throw new IllegalStateException("unknown result type " + type);
            }
        }
        return new LokiAnswer(type, entries, series);
    }

    static List<String> readValues(String json) {
        JsonObject answer = JsonParser.parseString(json).getAsJsonObject();
        // No value at all is answered without "data".
        return answer.has("data")
                ? answer.getAsJsonArray("data").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of();
    }

    private static List<LokiAnswer.Entry> stream(JsonObject result) {
        Map<String, String> labels = strings(result.getAsJsonObject("stream"));
        List<LokiAnswer.Entry> entries = new ArrayList<>();
        for (JsonElement value : result.getAsJsonArray("values")) {
            JsonArray parts = value.getAsJsonArray();
            JsonObject categories = parts.size() > 2 ? parts.get(2).getAsJsonObject() : new JsonObject();
            entries.add(new LokiAnswer.Entry(
                    labels,
                    Long.parseLong(parts.get(0).getAsString()),
                    parts.get(1).getAsString(),
                    strings(categories.getAsJsonObject("structuredMetadata")),
                    strings(categories.getAsJsonObject("parsed"))));
        }
        return entries;
    }

    private static LokiAnswer.Series matrix(JsonObject result) {
        List<Double> points = new ArrayList<>();
        for (JsonElement value : result.getAsJsonArray("values")) {
            points.add(Double.valueOf(value.getAsJsonArray().get(1).getAsString()));
        }
        return new LokiAnswer.Series(strings(result.getAsJsonObject("metric")), points);
    }

    private static LokiAnswer.Series vector(JsonObject result) {
        String value = result.getAsJsonArray("value").get(1).getAsString();
        return new LokiAnswer.Series(strings(result.getAsJsonObject("metric")), List.of(Double.valueOf(value)));
    }

    private static Map<String, String> strings(@Nullable JsonObject object) {
        Map<String, String> strings = new LinkedHashMap<>();
        if (object != null) {
            object.entrySet()
                    .forEach(entry ->
                            strings.put(entry.getKey(), entry.getValue().getAsString()));
        }
        return strings;
    }
}
