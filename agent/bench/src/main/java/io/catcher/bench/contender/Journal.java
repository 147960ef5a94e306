package io.catcher.bench.contender;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the agent wrote in a run: the proof that it was there. */
record Journal(Path scratch) {

    /** Events of this kind about this method; empty: about any. */
    long count(String kind, String toolName) throws IOException {
        Path folder = scratch.resolve("journal");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "bugcatcher*.log")) {
            for (Path file : files) {
                count += Files.readAllLines(file).stream()
                        .map(line -> JsonParser.parseString(line).getAsJsonObject())
                        .filter(event ->
                                is(event, "kind", kind) && (toolName.isEmpty() || is(event, "tool_name", toolName)))
                        .count();
            }
        }
        return count;
    }

    /** Whether the agent's own log holds these words. */
    boolean logSays(String words) throws IOException {
        Path log = scratch.resolve("journal/catcher-agent.log");
        return Files.exists(log) && Files.readString(log).contains(words);
    }

    private static boolean is(JsonObject event, String key, String value) {
        return event.has(key) && event.get(key).getAsString().equals(value);
    }
}
