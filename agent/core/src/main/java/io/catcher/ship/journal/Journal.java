package io.catcher.ship.journal;

import io.catcher.ship.journal.segment.Position;
import io.catcher.ship.journal.segment.Segments;
import io.catcher.ship.place.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Append-only lines in segments, bounded by size and age. One thread appends and forces; another reads and acknowledges
 * through {@link JournalReader}. Methods that rename or delete files hold the journal's monitor, so that a reader never
 * opens the wrong one.
 */
public final class Journal implements Closeable {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Claim claim;
    private final Segments segments;
    private final Bookmark bookmark;
    private final Retention retention;
    private final CountsFile counts;
    private final List<CountsFile.Counts> left;
    private long number;
    private @Nullable FileChannel channel;
    private long openedAt;
    private long lookedAt;
    private @Nullable Object key;
    private boolean dirty;

    private Journal(Claim claim, Segments segments, Retention retention) throws IOException {
        this.claim = claim;
        this.segments = segments;
        this.bookmark = new Bookmark(segments.bookmark());
        this.counts = new CountsFile(segments.counts());
        this.left = counts.keep();
        this.retention = retention;
        this.number = firstNumber();
    }

    private long firstNumber() throws IOException {
        var full = segments.full();
        Position left = bookmark.at();
        // All full segments may be gone by age: the bookmark still knows how far the numbers came.
        long next = Math.max(full.isEmpty() ? 1 : full.lastKey() + 1, left.segment());
        // Somebody removed or emptied the file that the bookmark is about: what comes now is none of that.
        boolean other = next == left.segment() && Segments.size(segments.active()) < left.offset();
        return other ? next + 1 : next;
    }

    /** Claims a journal in the directory and goes on where an earlier JVM left it. */
    public static Journal open(Path directory, long maxBytes, Duration maxAge, Casualties casualties)
            throws IOException {
        Claim claim = Claim.in(directory);
        try {
            Segments segments = new Segments(directory, claim.stem());
            return new Journal(claim, segments, new Retention(maxBytes, maxAge, casualties));
        } catch (IOException e) {
            claim.close();
            throw e;
        }
    }

    /** What nobody writes any more: for its readers. */
    static Journal left(Claim claim, Segments segments) throws IOException {
        return new Journal(claim, segments, new Retention(Long.MAX_VALUE, Duration.ofDays(1), line -> {}));
    }

    /** What the JVMs that had this journal before took with them; empty when that is not known, or told already. */
    public List<SuddenEnd> suddenEnds() {
        try {
            return LastLines.compare(segments, left);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Where this JVM's numbers go. */
    public CountsFile counts() {
        return counts;
    }

    /**
     * Adds one line.
     *
     * @param line with its newline
     * @throws IOException if it is not there; the next call opens the file anew
     */
    public synchronized void append(byte[] line) throws IOException {
        FileChannel file = forRoom(line.length);
        long before = file.size();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            dirty = true;
        } catch (IOException e) {
            undo(file, before);
            throw e;
        }
    }

    /** Makes sure that what was appended survives a crash of the machine. */
    public void force() throws IOException {
        FileChannel file;
        synchronized (this) {
            file = dirty ? channel : null;
            dirty = false;
        }
        // Outside the monitor: a slow disk must not hold up the reader.
        if (file != null) {
            file.force(false);
        }
    }

    /** A reader that goes on behind the last acknowledged line. At most one. */
    public JournalReader reader() {
        return new JournalReader(this, bookmark);
    }

    /** Where its files are. */
    public Path directory() {
        return segments.directory();
    }

    /** How the names of its files begin. */
    public String stem() {
        return claim.stem();
    }

    /** Just behind the last line. */
    public synchronized Position end() throws IOException {
        return new Position(number, Segments.size(segments.active()));
    }

    /** What all its segments take; 0 where that cannot be found out. */
    public synchronized long bytes() {
        try {
            long bytes = Segments.size(segments.active());
            for (Path full : segments.full().values()) {
                bytes += Segments.size(full);
            }
            return bytes;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** Up to where Loki has acknowledged. */
    public Position acknowledged() {
        return bookmark.at();
    }

    /** Opens the segment, or the next one that still exists; null = nothing there (yet). */
    synchronized @Nullable OpenSegment openAt(long segment) throws IOException {
        var next = segments.full().ceilingEntry(segment);
        if (next != null) {
            return new OpenSegment(next.getKey(), true, OwnerOnly.open(next.getValue(), StandardOpenOption.READ));
        }
        Path active = segments.active();
        return Files.exists(active)
                ? new OpenSegment(number, false, OwnerOnly.open(active, StandardOpenOption.READ))
                : null;
    }

    /** Whether the segment has been closed for writing. */
    synchronized boolean isFull(long segment) {
        return segment < number;
    }

    private FileChannel forRoom(int bytes) throws IOException {
        FileChannel file = channel;
        if (file != null && isGone()) {
            file = null;
        }
        if (file == null || !file.isOpen()) {
            file = openActive();
        }
        boolean old = System.nanoTime() - openedAt > retention.segmentAge().toNanos();
        if (file.size() > 0 && (old || file.size() + bytes > retention.segmentBytes())) {
            file.force(false);
            file.close();
            Files.move(segments.active(), segments.full(number), StandardCopyOption.ATOMIC_MOVE);
            number++;
            file = openActive();
        }
        return file;
    }

    /**
     * Whether somebody removed or renamed the file that is written: its lines would go nowhere. Its number is then taken,
     * so that a reader that still has it open reads it to its end.
     */
    private boolean isGone() throws IOException {
        long now = System.nanoTime();
        if (now - lookedAt < LOOK_NANOS) {
            return false;
        }
        lookedAt = now;
        if (Objects.equals(key, Segments.key(segments.active()))) {
            return false;
        }
        OwnerOnly.createDirectories(segments.directory());
        claim.renew();
        FileChannel gone = channel;
        channel = null;
        number++;
        counts.close();
        if (gone != null) {
            gone.close();
        }
        return true;
    }

    private FileChannel openActive() throws IOException {
        FileChannel file = OwnerOnly.open(segments.active(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        channel = file;
        openedAt = System.nanoTime();
        lookedAt = openedAt;
        key = Segments.key(segments.active());
        if (isTorn()) {
            // A kill in the middle of a line: closed by a newline it is one bad line, not two.
            file.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        retention.enforce(segments, bookmark);
        return file;
    }

    private boolean isTorn() throws IOException {
        try (FileChannel reading = OwnerOnly.open(segments.active(), StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            long size = reading.size();
            return size > 0 && reading.read(last, size - 1) == 1 && last.get(0) != '\n';
        }
    }

    private void undo(FileChannel file, long size) {
        channel = null;
        // An interrupt in the middle of a write closes the channel and may leave the whole line, which comes again.
        Thread.interrupted();
        try (FileChannel open = file.isOpen() ? file : OwnerOnly.open(segments.active(), StandardOpenOption.WRITE)) {
            open.truncate(size);
        } catch (IOException e) {
            // The disk fails altogether: the torn line is closed when the file is opened again.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        FileChannel file = channel;
        channel = null;
        if (file != null) {
            file.close();
        }
        counts.close();
        claim.close();
    }

    /** A segment open for reading. */
    record OpenSegment(long number, boolean full, FileChannel channel) {}

    /** Is told of each line that leaves the journal before Loki has it. */
    @FunctionalInterface
    public interface Casualties {
        void lost(byte[] line);
    }
}
