package io.catcher.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text of a file that may be missing, huge, binary, or not a file at all. */
public final class SourceFile {

    private SourceFile() {}

    /**
     * Never throws.
     *
     * @param name the path as the user gave it
     * @return null if there is no text to read, in which case a mistake says why
     */
    public static @Nullable String read(String name, Mistakes mistakes) {
        Place place = Place.of(Shown.path(name));
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                mistakes.add(place, "is a directory, not a file");
                return null;
            }
            return text(bytes(path), place, mistakes);
        } catch (NoSuchFileException e) {
            mistakes.add(place, "no such file");
        } catch (AccessDeniedException e) {
            mistakes.add(place, "may not be read by this user");
        } catch (CharacterCodingException e) {
            mistakes.add(place, "is not text in UTF-8");
        } catch (IOException | InvalidPathException | SecurityException e) {
            mistakes.add(place, "cannot be read: " + Shown.plain(String.valueOf(e.getMessage())));
        }
        return null;
    }

    /** One byte more than allowed, at most: a file that never ends, such as a pipe, is not read to its end. */
    private static byte[] bytes(Path path) throws IOException {
        if (!Files.isRegularFile(path) && Files.exists(path)) {
            // Opening a named pipe without a writer would wait for ever, and the application with it.
            throw new IOException("it is not a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(YamlText.LONGEST + 1);
        }
    }

    private static @Nullable String text(byte[] bytes, Place place, Mistakes mistakes) throws IOException {
        if (bytes.length > YamlText.LONGEST) {
            mistakes.add(place, "is larger than 1 MB; the file is not used");
            return null;
        }
        if (isUtf16(bytes)) {
            mistakes.add(place, "is text in UTF-16; save it as UTF-8");
            return null;
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.indexOf('\0') >= 0) {
            mistakes.add(place, "is not text: it holds NUL bytes");
            return null;
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** By its byte order mark, which editors write. */
    private static boolean isUtf16(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return first == 0xFEFF || first == 0xFFFE;
    }
}
