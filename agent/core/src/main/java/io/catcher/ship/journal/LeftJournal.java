package io.catcher.ship.journal;

import io.catcher.ship.journal.segment.Position;
import io.catcher.ship.journal.segment.Segments;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal that nobody writes any more, claimed so that nobody else takes it over. Used by one thread. */
public final class LeftJournal implements Closeable {

    private final Claim claim;
    private final Segments segments;
    private final Journal journal;

    private LeftJournal(Claim claim, Segments segments) throws IOException {
        this.claim = claim;
        this.segments = segments;
        this.journal = Journal.left(claim, segments);
    }

    /** Claims what dead JVMs left under a stem; null when a living one has it. */
    public static @Nullable LeftJournal claim(Path directory, String stem) throws IOException {
        Claim claim = Claim.tryStem(directory, stem);
        if (claim == null) {
            return null;
        }
        try {
            return new LeftJournal(claim, new Segments(directory, stem));
        } catch (IOException e) {
            claim.close();
            throw e;
        }
    }

    /** The same, but not the one with which the next JVM goes on by itself. */
    public static @Nullable LeftJournal adopt(Path directory, String stem) throws IOException {
        return Leftovers.isFirst(stem) ? null : claim(directory, stem);
    }

    /** What its JVMs took with them, told once; empty when that is not known. */
    public List<SuddenEnd> takeSuddenEnds() throws IOException {
        CountsFile counts = new CountsFile(segments.counts());
        List<SuddenEnd> ends = LastLines.compare(segments, counts.read());
        counts.remove();
        return ends;
    }

    /** Goes on behind the last acknowledged line, and remembers how far it came. */
    public JournalReader reader() {
        return journal.reader();
    }

    /** Reads everything; what it acknowledges is forgotten. */
    public JournalReader readerFromStart() {
        return new JournalReader(journal, Bookmark.inMemory());
    }

    /** Up to where Loki has acknowledged. */
    public Position acknowledged() {
        return journal.acknowledged();
    }

    /** Where its files are. */
    public Path directory() {
        return segments.directory();
    }

    /** Whether its last line is older than that. */
    public boolean isOlderThan(Duration age) throws IOException {
        Path last = Files.exists(segments.active()) ? segments.active() : lastFull();
        return last == null
                || Files.getLastModifiedTime(last)
                        .toInstant()
                        .isBefore(Instant.now().minus(age));
    }

    private @Nullable Path lastFull() throws IOException {
        var full = segments.full().lastEntry();
        return full == null ? null : full.getValue();
    }

    /** Deletes all its files and lets go of it. */
    public void remove() throws IOException {
        for (Path full : segments.full().values()) {
            Files.deleteIfExists(full);
        }
        Files.deleteIfExists(segments.active());
        Files.deleteIfExists(segments.bookmark());
        Files.deleteIfExists(segments.counts());
        claim.remove();
    }

    @Override
    public void close() throws IOException {
        claim.close();
    }
}
