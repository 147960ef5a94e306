package io.catcher.ship.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Up to where Loki has acknowledged the journal, kept in a small file beside it so that a restart goes on there. Losing the
 * file costs duplicates that Loki drops, never an event. Thread-safe.
 */
final class Bookmark {

    private final Path file;
    private Position at;

    /** Reads what an earlier JVM left. */
    Bookmark(Path file) {
        this.file = file;
        this.at = read(file);
    }

    synchronized Position at() {
        return at;
    }

    /**
     * Moves forward only: what was given up while it was under way stays given up.
     *
     * @return where it was before
     */
    synchronized Position advance(Position to) throws IOException {
        Position before = at;
        if (to.compareTo(before) <= 0) {
            return before;
        }
        at = to;
        try (FileChannel channel = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // One write of one fixed length in place: a kill leaves the old line or the new one.
            String line = "%020d %020d%n".formatted(to.segment(), to.offset());
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
        }
        return before;
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
