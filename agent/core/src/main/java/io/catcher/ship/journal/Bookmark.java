package io.catcher.ship.journal;

import io.catcher.ship.journal.segment.Position;
import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Up to where Loki has acknowledged the journal, kept in a small file beside it so that a restart goes on there. Losing the
 * file costs duplicates that Loki drops, never an event. Thread-safe.
 */
final class Bookmark {

    private final @Nullable Path file;
    private Position at;

    /** Reads what an earlier JVM left. */
    Bookmark(Path file) {
        this.file = file;
        this.at = read(file);
    }

    private Bookmark() {
        this.file = null;
        this.at = Position.START;
    }

    /** At the beginning, and nobody will ever know how far it came. */
    static Bookmark inMemory() {
        return new Bookmark();
    }

    synchronized Position at() {
        return at;
    }

    /**
     * Moves forward only: what was given up while it was under way stays given up.
     *
     * @return where it was before
     */
    synchronized Position advance(Position to) {
        Position before = at;
        if (to.compareTo(before) > 0) {
            at = to;
            save();
        }
        return before;
    }

    /** A full disk must not send the same events again and again: it counts here, and the file follows when it can. */
    private void save() {
        if (file == null) {
            return;
        }
        try (FileChannel channel = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // One write of one fixed length in place: a kill leaves the old line or the new one.
            String line = "%020d %020d%n".formatted(at.segment(), at.offset());
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            // Duplicates after the next start, at worst, and those Loki drops.
        }
    }

    private static Position read(Path file) {
        try {
            String line = Files.readString(file, StandardCharsets.US_ASCII);
            return new Position(Long.parseLong(line.substring(0, 20)), Long.parseLong(line.substring(21, 41)));
        } catch (IOException | RuntimeException e) {
            return Position.START;
        }
    }
}
