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

    private final byte[] salt = new byte[16];

    Hashing() {
        new SecureRandom().nextBytes(salt);
    }

    /** Hash and, of a text, length; null for null. */
    @Nullable
    Object of(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String hash = hash(String.valueOf(value));
        return value instanceof String text ? Map.of("hash", hash, "length", text.length()) : Map.of("hash", hash);
    }

    private String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            byte[] full = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            return "unavailable";
        }
    }
}
