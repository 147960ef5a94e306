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

    /** Events of these kinds from then until then, as {@code time kind method xRatio}, in order. */
    public List<String> between(Instant from, Instant until, Set<String> kinds) throws IOException {
        return events().stream()
                .filter(event -> kinds.contains(text(event, "kind")))
                .filter(event -> !time(event).isBefore(from) && time(event).isBefore(until))
                .map(event -> String.join(
                        " ",
                        text(event, "ts"),
                        text(event, "kind"),
                        text(event, "tool_name"),
                        "x" + text(event, "ratio")))
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

    private static Instant time(JsonObject event) {
        return Instant.parse(text(event, "ts"));
    }

    private static String text(JsonObject event, String key) {
        return event.has(key) ? event.get(key).getAsString() : "";
    }
}
