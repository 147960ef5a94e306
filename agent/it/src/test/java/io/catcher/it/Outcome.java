package io.catcher.it;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a forked JVM left behind. */
record Outcome(int exitCode, String stdout, String stderr, List<JsonObject> events, String agentLog) {

    static Outcome of(int exitCode, Path directory) throws IOException {
        Path log = directory.resolve("catcher/catcher-agent.log");
        return new Outcome(
                exitCode,
                Files.readString(directory.resolve("stdout")),
                Files.readString(directory.resolve("stderr")),
                events(directory.resolve("catcher")),
                Files.exists(log) ? Files.readString(log) : "");
    }

    /** Every line of the journal, oldest first, each of which must be one JSON object. */
    static List<JsonObject> events(Path catcher) throws IOException {
        List<JsonObject> events = new ArrayList<>();
        if (Files.isDirectory(catcher)) {
            try (Stream<Path> files = Files.list(catcher)) {
                for (Path file : files.filter(Outcome::isJournal).sorted().toList()) {
                    Files.readAllLines(file)
                            .forEach(line ->
                                    events.add(JsonParser.parseString(line).getAsJsonObject()));
                }
            }
        }
        return events;
    }

    private static boolean isJournal(Path file) {
        return file.getFileName().toString().matches("bugcatcher.*\\.log");
    }

    /** Failures told, each by an event of its own or in the {@code suppressed} of another. */
    long failures() {
        return events("exception").stream()
                .mapToLong(event ->
                        1 + (event.has("suppressed") ? event.get("suppressed").getAsLong() : 0))
                .sum();
    }

    /** The events of one kind. */
    List<JsonObject> events(String kind) {
        return events.stream()
                .filter(event -> event.get("kind").getAsString().equals(kind))
                .toList();
    }

    /** The lines of stderr. */
    List<String> complaints() {
        return stderr.lines().toList();
    }
}
