package io.catcher.launcher;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Many classes in one entry of the jar: opening an entry for each of the some 400 that a start loads took a quarter of its
 * time. The entry holds their number, then name and length of each, then their bytes. Thread-safe.
 */
final class Pack {

    private final ZipFile jar;
    private final ZipEntry entry;
    private final Map<String, int[]> places = new HashMap<>();

    /** Let go when memory is short: most of them are never asked for again. */
    private SoftReference<byte[]> content = new SoftReference<>(null);

    private Pack(ZipFile jar, ZipEntry entry) {
        this.jar = jar;
        this.entry = entry;
    }

    /** @throws IOException if there is no such entry */
    static Pack open(ZipFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new IOException("the agent's jar is damaged: no " + name);
        }
        Pack pack = new Pack(jar, entry);
        pack.readPlaces(pack.content());
        return pack;
    }

    private void readPlaces(byte[] all) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(all);
        DataInputStream in = new DataInputStream(bytes);
        int count = in.readInt();
        String[] names = new String[count];
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            names[i] = in.readUTF();
            lengths[i] = in.readInt();
        }
        int at = all.length - bytes.available();
        for (int i = 0; i < count; i++) {
            places.put(names[i], new int[] {at, lengths[i]});
            at += lengths[i];
        }
    }

    /** The bytes of a file, or null if it is not in here. */
    byte[] read(String name) throws IOException {
        int[] place = places.get(name);
        if (place == null) {
            return null;
        }
        try {
            return Arrays.copyOfRange(content(), place[0], place[0] + place[1]);
        } catch (OutOfMemoryError tooMuch) {
            // What tells that the memory is exhausted is loaded just then: one class must do with its own size.
            return alone(name);
        }
    }

    private synchronized byte[] content() throws IOException {
        byte[] known = content.get();
        if (known == null) {
            known = whole(jar, entry);
            content = new SoftReference<>(known);
        }
        return known;
    }

    /** The same without holding the whole pack; null likewise. */
    byte[] alone(String name) throws IOException {
        int[] place = places.get(name);
        if (place == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            long skipped = 1;
            for (long left = place[0]; left > 0 && skipped > 0; left -= skipped) {
                skipped = in.skip(left);
            }
            byte[] bytes = new byte[place[1]];
            new DataInputStream(in).readFully(bytes);
            return bytes;
        }
    }

    /** All bytes of an entry. */
    static byte[] whole(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = new byte[(int) entry.getSize()];
            new DataInputStream(in).readFully(bytes);
            return bytes;
        }
    }
}
