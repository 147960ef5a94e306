package io.catcher.cli.survey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar, war or any other zip. Signatures are not checked: nothing of it is run. */
final class Jar implements Container {

    private static final int MOST_ENTRIES = 300_000;
    private static final int CHUNK = 65_536;

    private final String name;
    private final ZipFile zip;

    private Jar(String name, ZipFile zip) {
        this.name = name;
        this.zip = zip;
    }

    /** @throws Unreadable if it is none */
    static Jar open(String name, Path file) throws IOException {
        try {
            if (!Files.isReadable(file)) {
                throw new Unreadable(name + ": no permission to read it");
            }
            if (Files.size(file) == 0) {
                throw new Unreadable(name + ": the file is empty");
            }
            return new Jar(name, new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw new Unreadable(name + ": no jar, or one that is cut short (" + e.getMessage() + ")");
        } catch (AccessDeniedException e) {
            throw new Unreadable(name + ": no permission to read it");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> entries() {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .limit(MOST_ENTRIES)
                .toList();
    }

    @Override
    public byte @Nullable [] read(String entry, int most) throws IOException {
        try (InputStream in = open(entry)) {
            byte[] bytes = in.readNBytes(most);
            return in.read() < 0 ? bytes : null;
        }
    }

    @Override
    public boolean copy(String entry, Path to, long most) throws IOException {
        try (InputStream in = open(entry);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] chunk = new byte[CHUNK];
            long left = most;
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                left -= n;
                if (left < 0) {
                    return false;
                }
                out.write(chunk, 0, n);
            }
            return true;
        }
    }

    private InputStream open(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        InputStream in = found == null ? null : zip.getInputStream(found);
        if (in == null) {
            throw new IOException(entry + " is gone from " + name);
        }
        return in;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
