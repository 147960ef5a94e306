package io.catcher.cli;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The text of a file or of standard input, unpacked, up to 64 MB. */
final class TraceInput {

    private static final int LONGEST = 64 << 20;

    private TraceInput() {}

    /** @throws IOException with a message for the user */
    static String read(String file) throws IOException {
        try {
            if (!file.equals("-")) {
                Path path = Path.of(file);
                if (Files.isDirectory(path)) {
                    throw new IOException("is a directory, not a file");
                }
                try (InputStream in = open(path)) {
                    return text(in);
                }
            }
            return text(System.in);
        } catch (NoSuchFileException e) {
            throw new IOException("no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("may not be read by this user", e);
        } catch (InvalidPathException e) {
            throw new IOException("is not a path", e);
        }
    }

    private static InputStream open(Path path) throws IOException {
        // A pipe, as of bash's <(command), has no position, and a channel's stream asks for it: "Illegal seek".
        boolean stream = Files.exists(path) && !Files.isRegularFile(path);
        return stream ? new FileInputStream(path.toFile()) : Files.newInputStream(path);
    }

    private static String text(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        boolean packed = first == 0x1f && second == 0x8b;
        byte[] bytes = (packed ? new GZIPInputStream(buffered) : buffered).readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("is larger than 64 MB");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
