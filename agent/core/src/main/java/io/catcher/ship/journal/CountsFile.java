package io.catcher.ship.journal;

import io.catcher.event.Json;
import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * A JVM's numbers beside its journal, so that the next start can tell what a sudden end took with it: the kernel keeps what
 * was written, whatever becomes of the process. A write and not a mapping, because touching a mapped page of a full disk
 * stops the JVM. Behind its own line stand those of earlier JVMs until it is told what they took with them: its own must not
 * wait for that, and it may be killed before. Thread-safe.
 */
public final class CountsFile {

    private static final int DIGITS = 20;

    /** Instead of the first digit: it went by itself and was not killed. */
    private static final String ENDED = "E";

    /** Some hundred lines; a JVM after the other that is killed before it says a word leaves one each. */
    private static final int LARGEST = 16_384;

    private final Path file;
    private List<Counts> untold = List.of();
    private @Nullable Counts written;
    private @Nullable FileChannel channel;

    CountsFile(Path file) {
        this.file = file;
    }

    /** Keeps what is in the file, behind this JVM's own numbers, until {@link #told}. */
    synchronized List<Counts> keep() {
        untold = read();
        return untold;
    }

    /** It is in the journal what earlier JVMs took with them. */
    public synchronized void told() {
        if (!untold.isEmpty()) {
            untold = List.of();
            close();
        }
    }

    /** Never throws: without it only the next start knows less. */
    public synchronized void write(Counts counts) {
        if (counts.isSameAs(written)) {
            return;
        }
        try {
            FileChannel open = channel;
            if (open == null) {
                channel = opened(counts);
            } else {
                // One write of one fixed length in place: a kill leaves the old line or the new one.
                open.write(ByteBuffer.wrap(bytes(line(counts))), 0);
            }
            written = counts;
        } catch (IOException e) {
            close();
        }
    }

    private FileChannel opened(Counts counts) throws IOException {
        StringBuilder lines = new StringBuilder(line(counts));
        for (Counts earlier : untold) {
            lines.append(line(earlier));
        }
        byte[] bytes = bytes(lines.toString());
        FileChannel open = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            // Cut afterwards: a kill in between must not take the earlier ones.
            open.write(ByteBuffer.wrap(bytes), 0);
            open.truncate(bytes.length);
            return open;
        } catch (IOException e) {
            open.close();
            throw e;
        }
    }

    /** Its first digit is always 0: an older agent finds no number there and says nothing. */
    private static String line(Counts counts) {
        String first = padded(counts.events());
        return (counts.ended() ? ENDED + first.substring(1) : first) + rest(counts);
    }

    private static String rest(Counts counts) {
        return padded(counts.seq()) + padded(counts.repeats()) + padded(counts.repeatsTold()) + counts.instance()
                + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A formatter would load its classes just when a young JVM writes its first numbers. */
    private static String padded(long number) {
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits + " ";
    }

    /** The next write opens it anew. */
    synchronized void close() {
        written = null;
        FileChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // Only the next start knows less.
        }
    }

    /** One for each JVM, the newest first; empty when there is none that can be read. */
    List<Counts> read() {
        Map<String, Counts> found = new LinkedHashMap<>();
        try (FileChannel channel = OwnerOnly.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(LARGEST);
            channel.read(bytes, 0);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            // What has no newline is the piece of a line that was too much.
            StringTokenizer lines = new StringTokenizer(text.substring(0, text.lastIndexOf('\n') + 1), "\n");
            while (lines.hasMoreTokens()) {
                Counts counts = parsed(lines.nextToken().strip());
                if (counts != null) {
                    found.putIfAbsent(counts.instance(), counts);
                }
            }
        } catch (IOException e) {
            // Only this start knows less.
        }
        return List.copyOf(found.values());
    }

    /** Null for a piece of a line. */
    private static @Nullable Counts parsed(String line) {
        String[] parts = line.split(" ", 5);
        try {
            return parts.length < 5 || parts[0].length() != DIGITS
                    ? null
                    : new Counts(
                            parts[4],
                            Long.parseLong(parts[0].startsWith(ENDED) ? parts[0].substring(1) : parts[0]),
                            Long.parseLong(parts[1]),
                            Long.parseLong(parts[2]),
                            Long.parseLong(parts[3]),
                            parts[0].startsWith(ENDED));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Events of a JVM as it knows them.
     *
     * @param instance whose they are
     * @param events offered to be written, but for those that were dropped with a reason or counted as repeats
     * @param seq number of the last one in the journal
     * @param repeats failures that were counted instead of told
     * @param repeatsTold those of them that are in the {@code suppressed} of an event in the journal
     * @param ended whether it came to the end of its last work: what it has not written then it could not write
     */
    public record Counts(String instance, long events, long seq, long repeats, long repeatsTold, boolean ended) {

        /** Field by field: the record's own {@code equals} is put together at its first call, 30 ms in a young JVM. */
        public boolean isSameAs(@Nullable Counts other) {
            return other != null
                    && events == other.events
                    && seq == other.seq
                    && repeats == other.repeats
                    && repeatsTold == other.repeatsTold
                    && ended == other.ended
                    && instance.equals(other.instance);
        }

        /** What a JVM took with it, when these are its last numbers. */
        SuddenEnd lost(long lastSeq, long repeatsAfter) {
            return new SuddenEnd(
                    instance,
                    Math.max(0, events - Math.max(seq, lastSeq)),
                    Math.max(0, repeats - repeatsTold - repeatsAfter),
                    ended);
        }
    }

    /**
     * Reads a line as far as it matters here.
     *
     * @param toldOf the instance whose sudden end it tells; empty = of none
     */
    record Numbered(String instance, long seq, long suppressed, String toldOf) {

        static @Nullable Numbered of(byte[] line) {
            try {
                Map<String, @Nullable Object> tree = Json.read(new String(line, StandardCharsets.UTF_8));
                Object instance = tree.get("service") instanceof Map<?, ?> service ? service.get("instance") : null;
                long suppressed =
                        "exception".equals(tree.get("kind")) && tree.get("suppressed") instanceof Long more ? more : 0;
                return instance instanceof String name && tree.get("seq") instanceof Long seq
                        ? new Numbered(name, seq, suppressed, toldOf(tree))
                        : null;
            } catch (IOException torn) {
                return null;
            }
        }

        private static String toldOf(Map<String, @Nullable Object> tree) {
            boolean tells = "killed".equals(tree.get("what")) || "unwritten".equals(tree.get("what"));
            return tells && tree.get("details") instanceof Map<?, ?> details
                    ? String.valueOf(details.get("instance"))
                    : "";
        }
    }
}
