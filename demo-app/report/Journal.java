import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a journal holds.
 *
 * @param unreadable lines that are no event, as the last one while the agent writes it
 */
record Journal(List<Event> events, int unreadable) {

    static Journal read(Path dir) throws IOException {
        List<Event> events = new ArrayList<>();
        int unreadable = 0;
        for (Path file : files(dir)) {
            for (String line : Files.readAllLines(file)) {
                try {
                    if (!line.isBlank()) {
                        events.add(new Event(new Json(line).object()));
                    }
                } catch (IllegalArgumentException e) {
                    unreadable++;
                }
            }
        }
        return new Journal(events, unreadable);
    }

    private static List<Path> files(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(f -> f.getFileName().toString().matches("bugcatcher.*\\.log"))
                    .sorted()
                    .toList();
        }
    }
}
