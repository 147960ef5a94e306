package io.catcher.redact.scan;

/** Classes of characters as bits, so that one table look-up answers "may this stand in a token?". */
public final class Chars {

    public static final int DIGIT = 1;
    public static final int UPPER = 2;
    public static final int LOWER = 4;
    public static final int UNDERSCORE = 8;
    public static final int DASH = 16;
    public static final int DOT = 32;
    public static final int BASE64_MARK = 64;
    public static final int PAD = 128;
    public static final int SPACE = 256;
    public static final int QUOTE = 512;
    public static final int DOLLAR = 1024;
    public static final int HEX = 2048;
    public static final int TILDE = 4096;
    public static final int AT = 8192;
    public static final int PERCENT = 16_384;

    public static final int LETTER = UPPER | LOWER;
    public static final int ALNUM = LETTER | DIGIT;
    public static final int WORD = ALNUM | UNDERSCORE;
    public static final int URL64 = WORD | DASH;
    public static final int BASE64 = ALNUM | BASE64_MARK | PAD;
    public static final int TOKEN = URL64 | DOT;

    private static final short[] CLASSES = classes();

    private Chars() {}

    private static short[] classes() {
        short[] classes = new short[128];
        mark(classes, "0123456789", DIGIT | HEX);
        mark(classes, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER);
        mark(classes, "abcdefghijklmnopqrstuvwxyz", LOWER);
        mark(classes, "abcdefABCDEF", HEX);
        mark(classes, "_", UNDERSCORE);
        mark(classes, "-", DASH);
        mark(classes, ".", DOT);
        mark(classes, "+/", BASE64_MARK);
        mark(classes, "=", PAD);
        mark(classes, " \t\r\n\f\u000b", SPACE);
        mark(classes, "\"'`", QUOTE);
        mark(classes, "$", DOLLAR);
        mark(classes, "~", TILDE);
        mark(classes, "@", AT);
        mark(classes, "%", PERCENT);
        return classes;
    }

    private static void mark(short[] classes, String chars, int bits) {
        for (int i = 0; i < chars.length(); i++) {
            classes[chars.charAt(i)] |= (short) bits;
        }
    }

    /** Whether the character is of one of the classes; no character outside of ASCII is. */
    public static boolean is(char c, int classes) {
        return c < 128 && (CLASSES[c] & classes) != 0;
    }

    /** The same for a place in a text; false outside of it. */
    public static boolean at(CharSequence text, int at, int classes) {
        return at >= 0 && at < text.length() && is(text.charAt(at), classes);
    }

    /** The character at a place, or NUL outside of the text. */
    public static char get(CharSequence text, int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : '\0';
    }

    /** Letters and digits of any language. */
    public static boolean isLetterOrDigit(char c) {
        return c < 128 ? is(c, ALNUM) : Character.isLetterOrDigit(c);
    }

    /** The first place from {@code from} on that is of none of the classes, at most {@code most} further. */
    public static int skip(CharSequence text, int from, int classes, int most) {
        int end = (int) Math.min(text.length(), (long) from + most);
        int at = from;
        while (at < end && is(text.charAt(at), classes)) {
            at++;
        }
        return at;
    }

    public static int skip(CharSequence text, int from, int classes) {
        return skip(text, from, classes, Integer.MAX_VALUE);
    }

    /** The beginning of the run of these classes that ends before {@code end}, at most {@code most} back. */
    public static int skipBack(CharSequence text, int end, int classes, int most) {
        int at = end;
        while (at > 0 && end - at < most && is(text.charAt(at - 1), classes)) {
            at--;
        }
        return at;
    }

    /** Whether the text goes on like this, in exactly this case. */
    public static boolean startsWith(CharSequence text, int from, String word) {
        if (from < 0 || from + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(from + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The same in any case; the word is given in lower case. */
    public static boolean startsWithAnyCase(CharSequence text, int from, String word) {
        if (from < 0 || from + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Fold.of(text.charAt(from + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** How many characters of these classes stand in the range. */
    public static int count(CharSequence text, int from, int to, int classes) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (is(text.charAt(i), classes)) {
                count++;
            }
        }
        return count;
    }
}
