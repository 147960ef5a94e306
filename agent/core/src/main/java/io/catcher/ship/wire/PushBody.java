package io.catcher.ship.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Joins bodies of one event each into one request: the same bodies give the same bytes, so a retry is a duplicate to Loki. */
public final class PushBody {

    private static final byte[] OPENING = "{\"streams\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSING = "]}".getBytes(StandardCharsets.US_ASCII);

    private PushBody() {}

    /** One JSON body, gzipped. */
    public static byte[] gzipped(List<byte[]> bodies) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(OPENING);
            boolean first = true;
            for (byte[] body : bodies) {
                if (!first) {
                    out.write(',');
                }
                first = false;
                out.write(body, OPENING.length, body.length - OPENING.length - CLOSING.length);
            }
            out.write(CLOSING);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
