package io.catcher.bugcatcher.contrast;

/**
 * What a sample says of one value, in two numbers. The first, from the highest bit: slot 32, class 16, sort 3, whether
 * the reference and whether the content is beyond the method's reach 1 each, whether the second number counts 1, level 4,
 * marks 6. The second tells equal values apart.
 *
 * <p>A slot is a parameter, or a field of it: the parameter's place from 1, or 0 for {@code this}, then 24 bits with the
 * number of the field's name, or 0.
 */
final class Digest {

    /** The sorts of value. */
    static final int NULL = 0;

    static final int TEXT = 1;
    static final int WHOLE = 2;
    static final int REAL = 3;
    static final int TRUTH = 4;
    static final int CONSTANT = 5;
    static final int SIZED = 6;
    static final int OTHER = 7;

    /** Marks of a text. */
    static final int BLANK = 1;

    static final int DIGITS = 2;
    static final int NON_ASCII = 4;
    static final int SPACE_AT_END = 8;
    static final int CONTROL = 16;
    static final int NOT_DIGITS = 32;

    /** Marks of a number. */
    static final int FRACTION = 1;

    static final int NOT_FINITE = 2;

    /** Whole numbers up to this one, without their sign, are kept as they are; of others only whether they are equal. */
    static final int SMALL = 255;

    private static final long REFERENCE_FIXED = 1L << 12;
    private static final long CONTENT_FIXED = 1L << 11;
    private static final long EXACT = 1L << 10;

    private Digest() {}

    static int slot(int parameter, int field) {
        return parameter << 24 | field;
    }

    static int parameter(int slot) {
        return slot >>> 24;
    }

    static int field(int slot) {
        return slot & 0xff_ffff;
    }

    static long of(int slot, int type, int sort) {
        return (long) slot << 32 | (long) type << 16 | (long) sort << 13;
    }

    static long referenceFixed(long digest) {
        return digest | REFERENCE_FIXED;
    }

    static long contentFixed(long digest) {
        return digest | CONTENT_FIXED;
    }

    static long exact(long digest) {
        return digest | EXACT;
    }

    /** The same for another sort. */
    static long sorted(long digest, int sort) {
        return (digest & ~(7L << 13)) | ((long) sort << 13);
    }

    static long level(long digest, int level) {
        return digest | (long) level << 6;
    }

    static long marks(long digest, int marks) {
        return digest | marks;
    }

    static int slot(long digest) {
        return (int) (digest >>> 32);
    }

    static int type(long digest) {
        return (int) (digest >>> 16) & 0xffff;
    }

    static int sort(long digest) {
        return (int) (digest >>> 13) & 7;
    }

    static boolean isReferenceFixed(long digest) {
        return (digest & REFERENCE_FIXED) != 0;
    }

    static boolean isContentFixed(long digest) {
        return (digest & CONTENT_FIXED) != 0 && isReferenceFixed(digest);
    }

    static boolean isExact(long digest) {
        return (digest & EXACT) != 0;
    }

    static int level(long digest) {
        return (int) (digest >>> 6) & 15;
    }

    static boolean isMarked(long digest, int mark) {
        return (digest & mark) != 0;
    }
}
