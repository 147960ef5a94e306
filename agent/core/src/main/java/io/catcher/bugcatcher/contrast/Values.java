package io.catcher.bugcatcher.contrast;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What is noted of a single value, by its sort. Thread-safe. */
final class Values {

    /** Characters of a text that are looked at one by one; of longer ones only the length is told. */
    private static final int LONGEST_TEXT = 64;

    /** Decimal numbers with more bits are taken as too large to say more of. */
    private static final int MOST_BITS = 512;

    private final long salt;
    private final Names names;

    Values(long salt, Names names) {
        this.salt = salt;
        this.names = names;
    }

    /** Adds to a digest what may be seen of such a value, unless it is one that is counted by its elements. */
    long shown(long digest, Object value, ClassNote note) {
        return switch (note.sort()) {
            case Digest.TEXT -> text(digest, (String) value);
            case Digest.WHOLE ->
                Digest.exact(Digest.level(digest, Scale.AMOUNT.level((double) ((Number) value).longValue())));
            case Digest.REAL -> real(digest, amount(value));
            case Digest.TRUTH -> Digest.exact(digest);
            case Digest.CONSTANT -> names.of(((Enum<?>) value).name()) == Names.UNKNOWN ? digest : Digest.exact(digest);
            default -> note.comparable() ? Digest.exact(digest) : digest;
        };
    }

    /** Tells equal values apart from others; only where {@link #shown} marked the digest as exact. */
    long exact(Object value, ClassNote note) {
        return switch (note.sort()) {
            case Digest.WHOLE -> whole(((Number) value).longValue());
            case Digest.TRUTH -> (boolean) value ? 1 : 0;
            case Digest.CONSTANT -> names.of(((Enum<?>) value).name());
            case Digest.REAL -> real(amount(value));
            case Digest.TEXT -> hash(value);
            default -> note.comparable() ? hash(value) : 0;
        };
    }

    /** What a rule with {@code capture: hash} lets be seen: class, the length of a text, and whether values are equal. */
    long hidden(long digest, Object value) {
        if (value instanceof String text) {
            long length = Digest.level(digest, Scale.CHARACTERS.level(text.length()));
            return text.length() <= LONGEST_TEXT ? Digest.exact(length) : length;
        }
        long other = Digest.sorted(digest, Digest.OTHER);
        return hash(value) == 0 ? other : Digest.exact(other);
    }

    /** Salted, so that not even a likely value can be tried; 0 where values of this class are not compared. */
    long hash(Object value) {
        if (value instanceof String text) {
            return text.length() <= LONGEST_TEXT ? hash(text) : 0;
        }
        if (value instanceof Enum<?> constant) {
            return hash(constant.name());
        }
        if (value instanceof Number && (value instanceof Double || value instanceof Float || isBig(value))) {
            return mix(Double.doubleToLongBits(amount(value)));
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return mix(((Number) value).longValue());
        }
        boolean own = value.getClass().getClassLoader() == null
                && (value instanceof Boolean
                        || value instanceof Character
                        || value instanceof java.util.UUID
                        || value.getClass().getPackageName().equals("java.time"));
        return own ? mix(value.hashCode()) : 0;
    }

    private static boolean isBig(Object value) {
        return value.getClass() == BigDecimal.class || value.getClass() == BigInteger.class;
    }

    private static long text(long digest, String text) {
        int length = text.length();
        long known = Digest.level(digest, Scale.CHARACTERS.level(length));
        if (length > LONGEST_TEXT) {
            return known;
        }
        return Digest.exact(Digest.marks(known, length == 0 ? Digest.NOT_DIGITS : marks(text)));
    }

    private static int marks(String text) {
        int last = text.length() - 1;
        int marks = text.charAt(0) <= ' ' || text.charAt(last) <= ' ' ? Digest.SPACE_AT_END : 0;
        boolean digits = true;
        boolean blank = true;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            digits &= c >= '0' && c <= '9';
            blank &= c <= ' ';
            marks |= c > 126 ? Digest.NON_ASCII : c < ' ' ? Digest.CONTROL : 0;
        }
        return marks | (digits ? Digest.DIGITS : Digest.NOT_DIGITS) | (blank ? Digest.BLANK : 0);
    }

    private static long real(long digest, double amount) {
        if (Double.isNaN(amount) || Double.isInfinite(amount)) {
            return Digest.marks(digest, Digest.NOT_FINITE);
        }
        boolean fraction = amount != Math.rint(amount);
        return Digest.exact(
                Digest.marks(Digest.level(digest, Scale.AMOUNT.level(amount)), fraction ? Digest.FRACTION : 0));
    }

    private long real(double amount) {
        return amount == Math.rint(amount) && Math.abs(amount) <= Digest.SMALL
                ? (long) amount
                : mix(Double.doubleToLongBits(amount)) | 1L << 62;
    }

    private static double amount(Object value) {
        if (value instanceof BigInteger whole) {
            return whole.bitLength() <= MOST_BITS ? whole.doubleValue() : whole.signum() * Double.MAX_VALUE;
        }
        if (value instanceof BigDecimal decimal) {
            boolean huge =
                    decimal.unscaledValue().bitLength() > MOST_BITS || Math.abs((long) decimal.scale()) > MOST_BITS;
            return huge ? decimal.signum() * Double.MAX_VALUE : decimal.doubleValue();
        }
        return ((Number) value).doubleValue();
    }

    private long whole(long number) {
        return Math.abs(number) <= Digest.SMALL && number != Long.MIN_VALUE ? number : mix(number) | 1L << 62;
    }

    private long hash(String text) {
        long hash = salt;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100_0000_01b3L;
        }
        return mix(hash);
    }

    /** One round of SplitMix64's finalizer (Steele, Lea, Flood 2014), never 0. */
    private long mix(long number) {
        long z = (number ^ salt) * 0xbf58476d1ce4e5b9L;
        return (z ^ (z >>> 29)) | 1;
    }
}
