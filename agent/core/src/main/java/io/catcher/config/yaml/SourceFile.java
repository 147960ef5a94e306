package io.catcher.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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
        try {
            return text(name, mistakes);
        } catch (Unusable e) {
            mistakes.add(Place.of(Shown.path(name)), e.why);
            return null;
        }
    }

    /**
     * The same for a file that another one names: that it cannot be read is told where it is named.
     *
     * @param key that names it, as messages say it
     */
    public static @Nullable String read(String name, String key, Place named, Mistakes mistakes) {
        try {
            return text(name, mistakes);
        } catch (Unusable e) {
            // A variable's name, which is its place, says the key already.
            String before = named.line() == 0 ? "" : key + ": ";
            String what = before + Shown.path(name) + ": " + e.why;
            mistakes.add(new Mistake(named, what, "", 0, Shown.path(name)));
            return null;
        }
    }

    private static @Nullable String text(String name, Mistakes mistakes) throws Unusable {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new Unusable("is a directory, not a file");
            }
            return text(bytes(path), Shown.path(name), mistakes);
        } catch (NoSuchFileException e) {
            throw new Unusable("no such file");
        } catch (AccessDeniedException e) {
            throw new Unusable("may not be read by this user");
        } catch (IOException | InvalidPathException | SecurityException e) {
            throw new Unusable("cannot be read: " + Shown.plain(String.valueOf(e.getMessage())));
        }
    }

    /** A file that nobody needs to look into to see what is wrong. */
    private static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String why;

        Unusable(String why) {
            super(why, null, false, false);
            this.why = why;
        }
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

    private static @Nullable String text(byte[] bytes, String source, Mistakes mistakes) throws Unusable {
        if (bytes.length > YamlText.LONGEST) {
            throw new Unusable("is larger than 1 MB; the file is not used");
        }
        if (isUtf16(bytes)) {
            throw new Unusable("is text in UTF-16; save it as UTF-8");
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer into = CharBuffer.allocate(bytes.length);
        boolean isText =
                !StandardCharsets.UTF_8.newDecoder().decode(from, into, true).isError();
        String all = into.flip().toString();
        String text = all.startsWith("\uFEFF") ? all.substring(1) : all;
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            mistakes.add(new SourceLines(text).place(source, nul), "is not text: it holds NUL bytes");
        } else if (!isText) {
            mistakes.add(
                    new SourceLines(text).place(source, text.length()),
                    "is not text in UTF-8: the byte 0x%02X".formatted(from.get(from.position())));
        }
        return nul < 0 && isText ? text : null;
    }

    /** By its byte order mark, which editors write. */
    private static boolean isUtf16(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return first == 0xFEFF || first == 0xFFFE;
    }
}
