package io.catcher.it;

import static org.awaitility.Awaitility.await;

import com.acme.shop.Restless;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A {@link Restless} that runs with the agent, what it says of itself, and what the agent wrote of it. */
final class Restlessness {

    static final String RULES = """
            service: {name: shop}
            perfcatcher: {enabled: false}
            rules: [{name: works, match: "com.acme.shop.Restless$Works#*"}]
            """;

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Path directory;
    private final Process process;

    private Restlessness(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** @param arguments failures, failures a second, how to end */
    static Restlessness start(Fork fork, Path directory, String... arguments) throws IOException {
        Files.deleteIfExists(directory.resolve("stdout"));
        return new Restlessness(directory, fork.with(RULES).start(Fork.application(Restless.class, arguments)));
    }

    Process process() {
        return process;
    }

    /** Waits until it has failed once. */
    Restlessness failing() {
        await().atMost(LONG).pollInterval(Duration.ofMillis(1)).until(() -> !stdout().isEmpty() || !process.isAlive());
        return this;
    }

    /** Waits until the agent has written something of it. */
    Restlessness written() throws IOException {
        long before = bytes();
        await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> bytes() > before || !process.isAlive());
        return this;
    }

    Restlessness done() {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> stdout().contains("done ") || !process.isAlive());
        return this;
    }

    /** Ends the failing, not the JVM. */
    Restlessness enough() throws IOException {
        Files.writeString(directory.resolve("enough"), "");
        return done();
    }

    /** When each failure happened, in microseconds since the first; the first is at 0. */
    List<Long> said() throws IOException {
        return stdout().lines()
                .filter(line -> line.matches("\\d+ \\d+"))
                .map(line -> Long.valueOf(line.substring(line.indexOf(' ') + 1)))
                .toList();
    }

    /** The agent's own numbers, as last shown; empty before. */
    String ledger() throws IOException {
        return stdout().lines()
                .filter(line -> line.startsWith("ledger "))
                .reduce((first, second) -> second)
                .orElse("");
    }

    String stdout() throws IOException {
        Path file = directory.resolve("stdout");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The largest memory that the process ever had. */
    long peakKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private long bytes() throws IOException {
        Path journal = directory.resolve("catcher/bugcatcher.log");
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    /** All lines of the journals in a directory, oldest first, torn ones too. */
    static List<String> lines(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("catcher"))) {
            for (Path file : files.filter(name -> name.getFileName().toString().matches("bugcatcher.*\\.log"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** The whole ones among them. */
    static List<JsonObject> events(List<String> lines) {
        List<JsonObject> events = new ArrayList<>();
        for (String line : lines) {
            try {
                events.add(JsonParser.parseString(line).getAsJsonObject());
            } catch (JsonSyntaxException | IllegalStateException torn) {
                // No event.
            }
        }
        return events;
    }

    static String instance(JsonObject event) {
        return event.getAsJsonObject("service").get("instance").getAsString();
    }

    /** How many failures these events tell or count. */
    static long failures(List<JsonObject> events) {
        return events.stream()
                .filter(event -> event.get("kind").getAsString().equals("exception"))
                .mapToLong(event ->
                        1 + (event.has("suppressed") ? event.get("suppressed").getAsLong() : 0))
                .sum();
    }
}
