package io.catcher.redact.text;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of a secret: {@code [redacted]}, or on request with a hash, so that equal values can be seen to be
 * equal. The hash is keyed with a salt of the installation, and tells nothing to somebody without it. Thread-safe.
 */
public final class Mark {

    public static final String PLAIN = "[redacted]";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;
    private static final Pattern HASHED = Pattern.compile("\\[redacted:[0-9a-f]{" + 2 * BYTES + "}]");

    private final @Nullable Callable<byte[]> salt;

    /** @param salt asked at each hash; null for plain marks */
    Mark(@Nullable Callable<byte[]> salt) {
        this.salt = salt;
    }

    /** Whether a mark, and nothing else, stands there: a finished line is looked at once more, with its marks. */
    static boolean isAt(String text, int from, int to) {
        String hidden = text.substring(from, to);
        return hidden.equals(PLAIN) || HASHED.matcher(hidden).matches();
    }

    /** Never fails: without a salt there is no hash. */
    public String of(String value) {
        if (salt == null) {
            return PLAIN;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt.call(), ALGORITHM));
            byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return "[redacted:" + HexFormat.of().formatHex(hash, 0, BYTES) + "]";
        } catch (GeneralSecurityException noSuchAlgorithm) {
            return PLAIN;
        } catch (Exception noSalt) {
            return PLAIN;
        }
    }
}
