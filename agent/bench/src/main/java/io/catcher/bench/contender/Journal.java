package io.catcher.bench.contender;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the agent wrote in a run: the proof that it was there. */
public record Journal(Path scratch) {

    /** Events of this kind about this method; empty: about any. */
    public long count(String kind, String toolName) throws IOException {
        return events().stream()
                .filter(event -> kind.equals(text(event, "kind")))
                .filter(event -> toolName.isEmpty() || toolName.equals(text(event, "tool_name")))
                .count();
    }

    /** Whether events about this method have this key; true too where there is no such event. */
    boolean allHave(String toolName, String key) throws IOException {
        return events().stream()
                .filter(event -> toolName.equals(text(event, "tool_name")))
                .allMatch(event -> event.has(key));
    }

    /** Events of these kinds since then, as {@code time kind method}, in order. */
    public List<String> since(Instant from, Set<String> kinds) throws IOException {
        return events().stream()
                .filter(event -> kinds.contains(text(event, "kind")))
                .filter(event -> !Instant.parse(text(event, "ts")).isBefore(from))
                .map(event -> text(event, "ts") + ' ' + text(event, "kind") + ' ' + text(event, "tool_name"))
                .sorted()
                .toList();
    }

    private List<JsonObject> events() throws IOException {
        Path folder = scratch.resolve("journal");
        List<JsonObject> events = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "bugcatcher*.log")) {
                for (Path file : files) {
                    Files.readAllLines(file)
                            .forEach(line ->
                                    events.add(JsonParser.parseString(line).getAsJsonObject()));
                }
            }
        }
        return events;
    }

    /** Whether the agent's own log holds these words. */
    boolean logSays(String words) throws IOException {
        Path log = scratch.resolve("journal/catcher-agent.log");
        return Files.exists(log) && Files.readString(log).contains(words);
    }

    private static String text(JsonObject event, String key) {
        return event.has(key) ? event.get(key).getAsString() : "";
    }
}
