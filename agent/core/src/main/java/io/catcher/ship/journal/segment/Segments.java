package io.catcher.ship.journal.segment;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of one journal: {@code bugcatcher.log} is written, {@code bugcatcher.000001.log} and on are full. */
public final class Segments {

    private final Path directory;
    private final String stem;
    private final Pattern full;

    public Segments(Path directory, String stem) {
        this.directory = directory;
        this.stem = stem;
        this.full = Pattern.compile(Pattern.quote(stem) + "\\.(\\d{6,18})\\.log");
    }

    public Path directory() {
        return directory;
    }

    public Path active() {
        return directory.resolve(stem + ".log");
    }

    public Path full(long number) {
        return directory.resolve("%s.%06d.log".formatted(stem, number));
    }

    public Path bookmark() {
        return directory.resolve(stem + ".acknowledged");
    }

    public Path counts() {
        return directory.resolve(stem + ".counts");
    }

    /** Full segments by number, oldest first. */
    public NavigableMap<Long, Path> full() throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher name = full.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Long.valueOf(name.group(1)), file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /**
     * Gives the lines at the end: those of the active segment, and of the last full one before it where the active is
     * shorter.
     *
     * @param most bytes of each that are looked at; a line that is cut by that is a piece
     */
    public void lastLines(long most, Consumer<byte[]> lines) throws IOException {
        Map.Entry<Long, Path> before = full().lastEntry();
        if (before != null && size(active()) < most) {
            end(before.getValue(), most, lines);
        }
        end(active(), most, lines);
    }

    private static void end(Path segment, long most, Consumer<byte[]> lines) throws IOException {
        try (LineScanner scanner = LineScanner.open(segment, Math.max(0, size(segment) - most))) {
            for (byte[] line = scanner.next(); line != null; line = scanner.next()) {
                lines.accept(line);
            }
        } catch (NoSuchFileException gone) {
            // Somebody removed it: the others must do.
        }
    }

    /** What tells a file from another that took its name; null where there is none, or the file system has no such thing. */
    public static @Nullable Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Bytes; 0 for a file that somebody removed meanwhile. */
    public static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
