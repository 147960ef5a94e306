package io.catcher.launcher;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Many classes in one entry of the jar: opening an entry for each of the some 400 that a start loads took a quarter of its
 * time. The entry holds the size of its index, then the index, which has name and length of each, then their bytes.
 * Thread-safe.
 */
final class Pack {

    /** An ordinary object for every collector: of all in a row G1 would have to keep two regions free. */
    private static final int PART = 64 << 10;

    /** With less than so many times its size free, reading all would only have the collector at work. */
    private static final int PLENTY = 2;

    private final ZipFile jar;
    private final ZipEntry entry;
    private final Map<String, int[]> places = new HashMap<>();

    /** Let go when memory is short: most of them are never asked for again. */
    private SoftReference<byte[][]> content = new SoftReference<>(null);

    private volatile boolean oneByOne;

    private Pack(ZipFile jar, ZipEntry entry) {
        this.jar = jar;
        this.entry = entry;
    }

    /**
     * Reads the index alone: where memory is exhausted before the rest is asked for, each file is still found.
     *
     * @throws IOException if there is no such entry
     */
    static Pack open(ZipFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new IOException("the agent's jar is damaged: no " + name);
        }
        Pack pack = new Pack(jar, entry);
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            byte[] index = new byte[in.readInt()];
            in.readFully(index);
            pack.readPlaces(index);
        }
        return pack;
    }

    /** By hand, and names as Latin-1: readUTF, which goes byte by byte, took 10 ms of each start in a JVM that still interprets. */
    private void readPlaces(byte[] index) {
        ByteBuffer in = ByteBuffer.wrap(index);
        int at = Integer.BYTES + index.length;
        while (in.hasRemaining()) {
            int length = in.getShort();
            String name = new String(index, in.position(), length, StandardCharsets.ISO_8859_1);
            // As a Buffer: ByteBuffer has a method of its own for this only since Java 9.
            ((Buffer) in).position(in.position() + length);
            int size = in.getInt();
            places.put(name, new int[] {at, size});
            at += size;
        }
    }

    /** The bytes of a file, or null if it is not in here. */
    byte[] read(String name) throws IOException {
        int[] place = places.get(name);
        if (place == null) {
            return null;
        }
        try {
            byte[][] all = content();
            if (all != null) {
                return cut(all, place[0], place[1]);
            }
        } catch (OutOfMemoryError tooMuch) {
            // Tried for each class it would keep the collector busy. One may still do with its own size.
            oneByOne = true;
        }
        return alone(name);
    }

    private static byte[] cut(byte[][] parts, int from, int length) {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            int at = (from + done) % PART;
            int some = Math.min(length - done, PART - at);
            System.arraycopy(parts[(from + done) / PART], at, bytes, done, some);
            done += some;
        }
        return bytes;
    }

    /** Null where the heap is nearly full: what tells that it is full is loaded just then, hundreds of classes one by one. */
    private synchronized byte[][] content() throws IOException {
        byte[][] known = content.get();
        if (known == null && !oneByOne && isRoomFor(entry.getSize())) {
            known = inflated();
            content = new SoftReference<>(known);
        }
        return known;
    }

    private static boolean isRoomFor(long bytes) {
        Runtime heap = Runtime.getRuntime();
        return heap.maxMemory() - heap.totalMemory() + heap.freeMemory() >= PLENTY * bytes;
    }

    private byte[][] inflated() throws IOException {
        int size = (int) entry.getSize();
        byte[][] parts = new byte[(size + PART - 1) / PART][];
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = new byte[Math.min(PART, size - i * PART)];
                in.readFully(parts[i]);
            }
        }
        return parts;
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
