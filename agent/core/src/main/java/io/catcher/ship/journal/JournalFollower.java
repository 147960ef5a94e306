package io.catcher.ship.journal;

import io.catcher.ship.journal.segment.LineScanner;
import io.catcher.ship.journal.segment.Segments;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads all whole lines of one journal from outside, without a claim: through its segments to the file that a JVM may be
 * writing, and on when that is rotated. Not thread-safe.
 */
public final class JournalFollower implements Closeable {

    private final Segments segments;

    /** Segments read to their end, by what does not change when they are renamed. */
    private final Set<Object> done = new HashSet<>();

    private @Nullable LineScanner open;
    private @Nullable Object openKey;

    public JournalFollower(Path directory, String stem) {
        this.segments = new Segments(directory, stem);
    }

    /** The next line without its newline; null = all read that is there now. */
    public byte @Nullable [] next() throws IOException {
        while (open != null || openNext()) {
            LineScanner lines = Objects.requireNonNull(open);
            // Asked before reading: what is rotated in between is read once more.
            boolean written = Objects.equals(openKey, keyOf(segments.active()));
            byte[] line = lines.next();
            if (line != null) {
                return line;
            }
            if (written) {
                return null;
            }
            done.add(Objects.requireNonNull(openKey));
            close();
        }
        return null;
    }

    private boolean openNext() throws IOException {
        List<Path> files = new ArrayList<>(segments.full().values());
        files.add(segments.active());
        Set<Object> there = new HashSet<>();
        for (Path file : files) {
            Object key = keyOf(file);
            if (key == null) {
                continue;
            }
            there.add(key);
            if (open == null && !done.contains(key)) {
                open(file, key);
            }
        }
        // A file that comes later may get the number of one that is gone.
        done.retainAll(there);
        return open != null;
    }

    private void open(Path file, Object key) throws IOException {
        try {
            open = LineScanner.open(file, 0);
            openKey = key;
        } catch (NoSuchFileException gone) {
            // Too old meanwhile; the next one.
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        Object key = Segments.key(file);
        return key == null && Files.exists(file) ? file : key;
    }

    @Override
    public void close() throws IOException {
        LineScanner lines = open;
        open = null;
        openKey = null;
        if (lines != null) {
            lines.close();
        }
    }
}
