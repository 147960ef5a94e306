package io.catcher.it.loki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks Loki with the requests that Grafana's data source sends: nanoseconds, steps in milliseconds, and structured
 * metadata kept apart from labels. Thread-safe.
 */
public final class LokiQueries {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI loki;

    /** Asks the Loki at an address without a path. */
    public LokiQueries(URI loki) {
        this.loki = loki;
    }

    /** A range query, newest first, at most {@code limit} lines; {@code step} counts for metric queries only. */
    public LokiAnswer range(String query, Instant from, Instant to, Duration step, int limit) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", query);
        parameters.put("direction", "backward");
        parameters.put("limit", Integer.toString(limit));
        parameters.put("start", nanos(from));
        parameters.put("end", nanos(to));
        parameters.put("step", step.toMillis() + "ms");
        return LokiAnswerReader.read(get("/loki/api/v1/query_range", parameters));
    }

    /** An instant query of a metric. */
    public LokiAnswer instant(String query, Instant time) {
        return LokiAnswerReader.read(
                get("/loki/api/v1/query", Map.of("query", query, "direction", "backward", "time", nanos(time))));
    }

    /** The values of a label among the streams that {@code selector} matches, as a dashboard's variable asks. */
    public List<String> labelValues(String label, String selector, Instant from, Instant to) {
        Map<String, String> parameters = Map.of("query", selector, "start", nanos(from), "end", nanos(to));
        return LokiAnswerReader.readValues(get("/loki/api/v1/label/" + label + "/values", parameters));
    }

    private static String nanos(Instant time) {
        return Long.toString(Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano()));
    }

    private String get(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(loki.resolve(path + "?" + query))
                .header("X-Loki-Response-Encoding-Flags", "categorize-labels")
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "Loki answered " + response.statusCode() + " to " + parameters + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("asking " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + request.uri(), e);
        }
    }
}
