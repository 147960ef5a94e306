package io.catcher.ship.journal.segment;

import io.catcher.ship.place.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads whole lines, those that end in a newline, from a file that may still grow. Not thread-safe. */
public final class LineScanner implements Closeable {

    /** Our lines are 64 KB at most; what is longer than this was not written by us and is skipped. */
    private static final int LONGEST_LINE = 256 * 1024;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_LINE);
    private long offset;

    public LineScanner(FileChannel channel, long offset) {
        this.channel = channel;
        this.offset = offset;
        buffer.limit(0);
    }

    public static LineScanner open(Path file, long offset) throws IOException {
        return new LineScanner(OwnerOnly.open(file, StandardOpenOption.READ), offset);
    }

    /** Just behind the last line that was given. */
    public long offset() {
        return offset;
    }

    /** The next line without its newline; null = no whole line there (yet). */
    public byte @Nullable [] next() throws IOException {
        int end = newline();
        while (end < 0) {
            if (!fill()) {
                // A torn write may be taken back and written over: its half must not stay here.
                buffer.position(0).limit(0);
                return null;
            }
            end = newline();
        }
        byte[] line = Arrays.copyOfRange(buffer.array(), buffer.position(), end);
        offset += end + 1 - buffer.position();
        buffer.position(end + 1);
        return line;
    }

    /** Puts more of the file behind the bytes not yet given; the buffer then begins at {@link #offset}. */
    private boolean fill() throws IOException {
        if (channel.size() < offset) {
            // Somebody emptied the file under us: what is in it now is new.
            offset = 0;
            buffer.position(0).limit(0);
        }
        buffer.compact();
        if (!buffer.hasRemaining()) {
            offset += buffer.position();
            buffer.clear();
        }
        int read = channel.read(buffer, offset + buffer.position());
        buffer.flip();
        return read > 0;
    }

    private int newline() {
        byte[] bytes = buffer.array();
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
