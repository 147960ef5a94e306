package io.catcher.perfcatcher.memory;

import io.catcher.perfcatcher.adaptive.reference.Baseline;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A {@link RunRecord} as bytes: eight of name and format, four of the whole length, the record, and a CRC-32C of all that
 * is before it. Numbers of the record have seven bits a byte, the lowest first (as in Protocol Buffers): most buckets hold
 * few calls, and a method takes its signature and some 100 bytes.
 */
final class RunFormat {

    static final int LARGEST = 4 << 20;
    static final int MOST_METHODS = 10_000;
    static final int LONGEST_NAME = 1_000;

    private static final byte[] NAME = "catchbl".getBytes(StandardCharsets.US_ASCII);
    private static final byte FORMAT = 1;
    private static final int HEAD = NAME.length + 1 + Integer.BYTES;
    private static final int FRAME = HEAD + Integer.BYTES;
    private static final double FINENESS = 100;

    private RunFormat() {}

    /** The newest methods first, and as many as there is room for. */
    static byte[] encode(RunRecord run) {
        ByteBuffer out = ByteBuffer.allocate(room(run));
        out.put(NAME).put(FORMAT).putInt(0);
        text(out, run.service());
        text(out, run.version());
        number(out, Math.max(0, run.saved().toEpochMilli()));
        run.methods().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().at(), Comparator.reverseOrder()))
                .limit(MOST_METHODS)
                .forEach(entry -> method(out, entry.getKey(), entry.getValue()));
        out.putInt(NAME.length + 1, out.position() + Integer.BYTES);
        out.putInt(checksum(out.array(), out.position()));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static int room(RunRecord run) {
        long most = FRAME + 3L * (run.service().length() + run.version().length() + 10);
        for (Map.Entry<String, Remembered> entry : run.methods().entrySet()) {
            most += most(3 * entry.getKey().length(), entry.getValue());
        }
        return (int) Math.min(LARGEST, most);
    }

    private static int most(int nameLength, Remembered method) {
        return nameLength + 5 * (method.baseline().size() + 8) + 1;
    }

    private static void method(ByteBuffer out, String key, Remembered method) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        int[] counts = method.baseline().counts();
        if (name.length > LONGEST_NAME || out.remaining() < most(name.length, method) + Integer.BYTES) {
            return;
        }
        number(out, name.length);
        out.put(name).put((byte) (method.told() ? 1 : 0));
        number(out, Math.max(0, method.at().getEpochSecond()));
        number(out, Math.min(Integer.MAX_VALUE, method.baseline().warmUp()));
        number(out, Math.round(FINENESS * method.baseline().bodyUnrest()));
        number(out, Math.round(FINENESS * method.baseline().meanUnrest()));
        number(out, method.baseline().first());
        number(out, counts.length);
        for (int count : counts) {
            number(out, count);
        }
    }

    /** @throws IOException when these are not the bytes of a record; the message ends "the file is …" */
    static RunRecord decode(byte[] bytes) throws IOException {
        if (bytes.length < FRAME) {
            throw new IOException("cut short");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        checkFrame(in, bytes);
        in.position(HEAD).limit(bytes.length - Integer.BYTES);
        try {
            String service = text(in);
            String version = text(in);
            Instant saved = Instant.ofEpochMilli(number(in));
            Map<String, Remembered> methods = new LinkedHashMap<>();
            while (in.hasRemaining() && methods.size() < MOST_METHODS) {
                methods.put(text(in), method(in));
            }
            return new RunRecord(service, version, saved, methods);
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
            throw new IOException("not what this version writes", e);
        }
    }

    private static void checkFrame(ByteBuffer in, byte[] bytes) throws IOException {
        if (!Arrays.equals(bytes, 0, NAME.length, NAME, 0, NAME.length)) {
            throw new IOException("no file of baselines");
        }
        if (bytes[NAME.length] != FORMAT) {
            throw new IOException("of format " + bytes[NAME.length] + ", not " + FORMAT);
        }
        int length = in.getInt(NAME.length + 1);
        if (bytes.length < length) {
            throw new IOException("cut short");
        }
        if (bytes.length != length || in.getInt(length - Integer.BYTES) != checksum(bytes, length - Integer.BYTES)) {
            throw new IOException("damaged: its checksum is wrong");
        }
    }

    private static Remembered method(ByteBuffer in) {
        boolean told = in.get() != 0;
        Instant at = Instant.ofEpochSecond(number(in));
        long warmUp = number(in);
        double bodyUnrest = number(in) / FINENESS;
        double meanUnrest = number(in) / FINENESS;
        int first = small(in, Baseline.BUCKETS);
        int[] counts = new int[small(in, Baseline.MOST_BUCKETS)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = small(in, Integer.MAX_VALUE);
        }
        return new Remembered(new Baseline(first, counts, bodyUnrest, meanUnrest, warmUp), at, told);
    }

    private static void text(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(out, bytes.length);
        out.put(bytes);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[small(in, LONGEST_NAME)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void number(ByteBuffer out, long number) {
        long rest = number;
        for (; rest > 0x7f; rest >>>= 7) {
            out.put((byte) (rest | 0x80));
        }
        out.put((byte) rest);
    }

    private static int small(ByteBuffer in, int most) {
        long number = number(in);
        if (number > most) {
            throw new IllegalArgumentException(number + " is more than " + most);
        }
        return (int) number;
    }

    private static long number(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = in.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    /** The service's name or version, short enough to be written. */
    static String shortened(String text) {
        return text.length() <= LONGEST_NAME / 4 ? text : text.substring(0, LONGEST_NAME / 4);
    }
}
