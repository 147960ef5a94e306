package io.catcher.ship.journal;

import io.catcher.ship.journal.segment.Position;
import io.catcher.ship.journal.segment.Segments;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How much of all journals in a directory Loki has not acknowledged, read without claiming any of them.
 *
 * @param journals one for each JVM that wrote there
 * @param lines behind the bookmarks
 * @param bytes of all journals
 */
public record Backlog(int journals, long lines, long bytes) {

    /** Of a directory that exists. */
    public static Backlog in(Path directory) throws IOException {
        TreeSet<String> stems = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("bugcatcher[-\\w]*\\.log"))
                    .forEach(name -> stems.add(name.substring(0, name.length() - ".log".length())));
        }
        long lines = 0;
        long bytes = 0;
        for (String stem : stems) {
            Segments segments = new Segments(directory, stem);
            Position acknowledged = new Bookmark(segments.bookmark()).at();
            NavigableMap<Long, Path> full = segments.full();
            for (Map.Entry<Long, Path> segment : full.entrySet()) {
                bytes += Segments.size(segment.getValue());
                lines += lines(segment.getValue(), from(segment.getKey(), acknowledged));
            }
            long active = Math.max(full.isEmpty() ? 1 : full.lastKey() + 1, acknowledged.segment());
            bytes += Segments.size(segments.active());
            lines += lines(segments.active(), from(active, acknowledged));
        }
        return new Backlog(stems.size(), lines, bytes);
    }

    private static long from(long segment, Position acknowledged) {
        if (segment < acknowledged.segment()) {
            return Long.MAX_VALUE;
        }
        return segment == acknowledged.segment() ? acknowledged.offset() : 0;
    }

    private static long lines(Path file, long from) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= from) {
            return 0;
        }
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.skipNBytes(from);
            for (int c = in.read(); c >= 0; c = in.read()) {
                lines += c == '\n' ? 1 : 0;
            }
        }
        return lines;
    }
}
