package io.catcher.bugcatcher.snapshot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.Buffer;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Value types of the JDK as text. Exact classes only, since a subclass is the application's code, and none that locks,
 * looks a name up, or asks a part that may be the application's.
 */
final class JdkValues {

    private static final Set<String> TEXT = Set.of(
            "java.io.File",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "java.net.InetSocketAddress",
            "java.net.URI",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.util.Currency",
            "java.util.Locale",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.UUID",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "sun.nio.fs.UnixPath",
            "sun.nio.fs.WindowsPath");

    /** Decimal digits of a longer number take time that grows with their square. */
    private static final int LONGEST_NUMBER_BITS = 4_096;

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private JdkValues() {}

    /** By its loader: applications may well have classes in packages named {@code javax}. */
    static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == PLATFORM;
    }

    /** A value type as text, at most {@link Walk#TEXT} characters of it, or null if it is none. */
    static @Nullable String text(Object value) {
        if (!isJdk(value.getClass())) {
            return value instanceof Thread thread ? "thread " + thread.getName() : null;
        }
        if (value instanceof StringBuilder text) {
            return text(text);
        }
        String told = name(value);
        return told == null ? null : Walk.shortened(told);
    }

    private static @Nullable String name(Object value) {
        Class<?> type = value.getClass();
        if (TEXT.contains(type.getName()) || type.getPackageName().equals("java.time")) {
            return value.toString();
        }
        if (type == java.util.Date.class) {
            return ((java.util.Date) value).toInstant().toString();
        }
        if (type == BigInteger.class || type == BigDecimal.class) {
            return number((Number) value);
        }
        return nameOfPart(value);
    }

    private static @Nullable String nameOfPart(Object value) {
        if (value instanceof Class<?> named) {
            return named.getName();
        }
        if (value instanceof URL url) {
            // Not its toString, which asks a handler that may be the application's.
            return url.getProtocol() + ":" + (url.getAuthority() == null ? "" : "//" + url.getAuthority())
                    + url.getFile();
        }
        if (value instanceof Pattern pattern) {
            return pattern.pattern();
        }
        if (value instanceof Charset charset) {
            return charset.name();
        }
        if (value instanceof Thread thread) {
            return "thread " + thread.getName();
        }
        return value instanceof Buffer buffer ? size(buffer) : null;
    }

    /** Only the beginning is copied: it may hold a gigabyte. */
    private static String text(StringBuilder text) {
        int length = text.length();
        String head = text.substring(0, Math.min(length, Walk.TEXT));
        return length <= Walk.TEXT ? head : head + Walk.more(length);
    }

    private static String number(Number value) {
        BigInteger digits = value instanceof BigDecimal decimal ? decimal.unscaledValue() : (BigInteger) value;
        return digits.bitLength() > LONGEST_NUMBER_BITS
                ? "a number of " + digits.bitLength() + " bits"
                : value.toString();
    }

    private static String size(Buffer buffer) {
        return buffer.getClass().getSimpleName() + " (position " + buffer.position() + ", limit " + buffer.limit()
                + ", capacity " + buffer.capacity() + ")";
    }
}
