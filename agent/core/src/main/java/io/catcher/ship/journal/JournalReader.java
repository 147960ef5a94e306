package io.catcher.ship.journal;

import io.catcher.ship.journal.segment.Line;
import io.catcher.ship.journal.segment.LineScanner;
import io.catcher.ship.journal.segment.Position;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal behind its bookmark, in order, across segments. Used by one thread, while another appends.
 *
 * <p>A line that ends in a newline is whole. What does not is still being written, or was torn by a kill, and is never given.
 */
public final class JournalReader implements Closeable {

    private final Journal journal;
    private final Bookmark bookmark;
    private long segment;
    private long start;
    private @Nullable LineScanner open;

    JournalReader(Journal journal, Bookmark bookmark) {
        this.journal = journal;
        this.bookmark = bookmark;
        this.segment = bookmark.at().segment();
        this.start = bookmark.at().offset();
    }

    /** The next lines; empty = all read. At least one line where there is one, else no more than the given bytes. */
    public List<Line> next(int maxLines, int maxBytes) throws IOException {
        List<Line> lines = new ArrayList<>();
        int bytes = 0;
        while (lines.size() < maxLines && bytes < maxBytes) {
            Line line = nextLine();
            if (line == null) {
                break;
            }
            lines.add(line);
            bytes += line.bytes().length;
        }
        return lines;
    }

    /**
     * Remembers that all lines up to there are done with.
     *
     * @return up to where they were before: the journal may have given lines up meanwhile
     */
    public Position acknowledge(Position upTo) {
        return bookmark.advance(upTo);
    }

    /** Goes back to behind the last acknowledged line. */
    public void rewind() throws IOException {
        Position at = bookmark.at();
        moveTo(at.segment(), at.offset());
    }

    private @Nullable Line nextLine() throws IOException {
        while (true) {
            LineScanner lines = scanner();
            if (lines == null) {
                return null;
            }
            // Asked before reading: a segment that becomes full in between is read once more.
            boolean full = journal.isFull(segment);
            byte[] line = lines.next();
            if (line != null) {
                return new Line(line, new Position(segment, lines.offset()));
            }
            if (!full) {
                return null;
            }
            moveTo(segment + 1, 0);
        }
    }

    private @Nullable LineScanner scanner() throws IOException {
        if (open == null) {
            Journal.OpenSegment found = journal.openAt(segment);
            if (found == null) {
                return null;
            }
            long from = found.number() == segment ? start : 0;
            segment = found.number();
            open = new LineScanner(found.channel(), from);
        }
        return open;
    }

    private void moveTo(long nextSegment, long offset) throws IOException {
        close();
        segment = nextSegment;
        start = offset;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
