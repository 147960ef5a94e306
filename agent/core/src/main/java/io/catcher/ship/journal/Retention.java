package io.catcher.ship.journal;

import io.catcher.ship.journal.segment.LineScanner;
import io.catcher.ship.journal.segment.Position;
import io.catcher.ship.journal.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;

/** How much a journal may hold, and what goes first. */
final class Retention {

    private static final long LARGEST_SEGMENT = 16L << 20;
    private static final Duration OLDEST_SEGMENT = Duration.ofDays(1);

    private final long maxBytes;
    private final Duration maxAge;
    private final Journal.Casualties casualties;

    Retention(long maxBytes, Duration maxAge, Journal.Casualties casualties) {
        this.maxBytes = maxBytes;
        this.maxAge = maxAge;
        this.casualties = casualties;
    }

    /** An eighth, so that giving up the oldest loses an eighth at most. */
    long segmentBytes() {
        return Math.min(maxBytes / 8, LARGEST_SEGMENT);
    }

    Duration segmentAge() {
        Duration share = maxAge.dividedBy(7);
        return share.compareTo(OLDEST_SEGMENT) < 0 ? share : OLDEST_SEGMENT;
    }

    /** Deletes the oldest until the rest fits, and tells of every line that nobody has acknowledged. */
    void enforce(Segments segments, Bookmark bookmark) throws IOException {
        NavigableMap<Long, Path> full = segments.full();
        long total = segmentBytes();
        for (Path file : full.values()) {
            total += Segments.size(file);
        }
        Instant oldest = Instant.now().minus(maxAge);
        for (Map.Entry<Long, Path> segment : full.entrySet()) {
            Path file = segment.getValue();
            if (total <= maxBytes
                    && !Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                return;
            }
            total -= Segments.size(file);
            giveUp(segment.getKey(), file, bookmark);
        }
    }

    private void giveUp(long number, Path file, Bookmark bookmark) throws IOException {
        // Moved on first: a batch that is under way now is counted here, and no longer where it arrives.
        Position acknowledged = bookmark.advance(new Position(number + 1, 0));
        if (acknowledged.segment() <= number) {
            count(file, acknowledged.segment() == number ? acknowledged.offset() : 0);
        }
        Files.deleteIfExists(file);
    }

    private void count(Path file, long from) throws IOException {
        try (LineScanner lines = LineScanner.open(file, from)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                casualties.lost(line);
            }
        }
    }
}
