package io.catcher.bugcatcher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Salted SHA-256 of rendered values ({@code capture: hash}): equal values can be seen to be equal in one JVM's events, and
 * nothing else can be learned, not even from a list of likely values. Thread-safe.
 */
final class Hashing {

    private static final int LONGEST = 16 * 1024;

    /** Made with the first hash: a SecureRandom in premain would load the application's security providers. */
    private static final class Salt {

        static final byte[] BYTES = new byte[16];

        static {
            new SecureRandom().nextBytes(BYTES);
        }

        private Salt() {}
    }

    /**
     * Hash and, of a text, length; null for null.
     *
     * @param rendered the value as an event would show it: what is hashed, unless it is a text, which is hashed whole
     */
    @Nullable
    Object of(@Nullable Object value, @Nullable Object rendered) {
        if (rendered == null) {
            return null;
        }
        if (value instanceof String text) {
            // Of a very long one the beginning: hashing 100 MB would keep the application waiting.
            String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
            return Map.of("hash", hash(head + text.length()), "length", text.length());
        }
        return Map.of("hash", hash(rendered.toString()));
    }

    /** The hash of a text, 16 hexadecimal digits. */
    String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Salt.BYTES);
            byte[] full = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            return "unavailable";
        }
    }
}
