package io.catcher.ship.journal;

import io.catcher.event.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JVM's numbers beside its journal, so that the next start can tell what a sudden end took with it: the kernel keeps what
 * was written, whatever becomes of the process. A write and not a mapping, because touching a mapped page of a full disk
 * stops the JVM. Thread-safe.
 */
public final class CountsFile {

    private final Path file;
    private @Nullable Counts written;
    private @Nullable FileChannel channel;

    CountsFile(Path file) {
        this.file = file;
    }

    /** Never throws: without it only the next start knows less. */
    public synchronized void write(Counts counts) {
        if (counts.isSameAs(written)) {
            return;
        }
        // One write of one fixed length in place: a kill leaves the old line or the new one.
        String line = padded(counts.events()) + padded(counts.seq()) + padded(counts.repeats())
                + padded(counts.repeatsTold()) + counts.instance() + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            FileChannel open = channel;
            if (open == null) {
                open = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                open.truncate(bytes.length);
                channel = open;
            }
            open.write(ByteBuffer.wrap(bytes), 0);
            written = counts;
        } catch (IOException e) {
            close();
        }
    }

    /** A formatter would load its classes just when a young JVM writes its first numbers. */
    private static String padded(long number) {
        String digits = Long.toString(number);
        return "0".repeat(20 - digits.length()) + digits + " ";
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

    /** Null when there is none, or none that can be read. */
    @Nullable
    Counts read() {
        try (FileChannel channel = OwnerOnly.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(1_024);
            channel.read(bytes, 0);
            String[] parts = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ", 5);
            return new Counts(
                    parts[4],
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]));
        } catch (IOException | RuntimeException e) {
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
     */
    public record Counts(String instance, long events, long seq, long repeats, long repeatsTold) {

        /** Field by field: the record's own {@code equals} is put together at its first call, 30 ms in a young JVM. */
        public boolean isSameAs(@Nullable Counts other) {
            return other != null
                    && events == other.events
                    && seq == other.seq
                    && repeats == other.repeats
                    && repeatsTold == other.repeatsTold
                    && instance.equals(other.instance);
        }

        /** What a JVM took with it, when these are its last numbers. */
        SuddenEnd lost(long lastSeq, long repeatsAfter) {
            return new SuddenEnd(
                    instance,
                    Math.max(0, events - Math.max(seq, lastSeq)),
                    Math.max(0, repeats - repeatsTold - repeatsAfter));
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
            return "killed".equals(tree.get("what")) && tree.get("details") instanceof Map<?, ?> details
                    ? String.valueOf(details.get("instance"))
                    : "";
        }
    }
}
