package io.catcher.it.loki;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pushes the journals ({@code *.log}, one event a line) of a folder, in the journal's order, with the labels and the
 * structured metadata that the agent gives them.
 */
final class JournalFilling implements LokiFilling {

    private static final int LINES_A_REQUEST = 100;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;

    JournalFilling(Path folder) {
        this.folder = folder;
    }

    @Override
    public String fill(RealLoki loki) {
        List<String> lines = lines();
        if (lines.isEmpty()) {
            throw new IllegalStateException("no event in " + folder);
        }
        for (int i = 0; i < lines.size(); i += LINES_A_REQUEST) {
            push(loki.uri(), lines.subList(i, Math.min(lines.size(), i + LINES_A_REQUEST)));
        }
        return JsonParser.parseString(lines.get(0))
                .getAsJsonObject()
                .getAsJsonObject("service")
                .get("name")
                .getAsString();
    }

    private List<String> lines() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .flatMap(JournalFilling::read)
                    .filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void push(URI loki, List<String> lines) {
        PushBody body = new PushBody();
        for (String line : lines) {
            JsonElement event = JsonParser.parseString(line);
            body.add(event.getAsJsonObject(), line);
        }
        JsonObject json = body.json();
        HttpRequest request = HttpRequest.newBuilder(loki.resolve("/loki/api/v1/push"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.toString()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 204) {
                throw new IllegalStateException("Loki answered " + response.statusCode() + ": " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pushing", e);
        }
    }
}
