package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;

/** Names of classes: {@code com.acme.User} ends in a word of secrets, and what stands behind it is none. */
final class ClassName {

    private static final int LONGEST = 512;

    /** From the name of a class to where the object begins that was captured of it. */
    private static final int LONGEST_TO_OBJECT = 24;

    private ClassName() {}

    /**
     * Whether this is the declared type of the value beside it, as events have it: {@code "type":"com.acme.User","value":…}.
     * Other people's {@code "type":"password","value":…} names what the value is.
     */
    static boolean isDeclared(CharSequence text, int begin, int end) {
        int from = Chars.skipBack(text, begin, Chars.TOKEN | Chars.DOLLAR, LONGEST);
        if (!Chars.at(text, from - 1, Chars.QUOTE) || !isUnderType(text, from - 1)) {
            return false;
        }
        boolean array = Chars.startsWith(text, end, "[]");
        return array || isQualified(text, from, end) || isCaptured(text, end);
    }

    private static boolean isUnderType(CharSequence text, int quote) {
        int at = skipBackslashes(text, quote);
        while (at > 0 && quote - at < 8 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == ':')) {
            at--;
        }
        if (Chars.get(text, at) != ':' && Chars.get(text, at + 1) != ':') {
            return false;
        }
        int end = skipBackslashes(text, at - 1);
        return Chars.at(text, at - 1, Chars.QUOTE) && Chars.startsWithAnyCase(text, end - 4, "type");
    }

    private static int skipBackslashes(CharSequence text, int end) {
        int at = end;
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at--;
        }
        return at;
    }

    /** A class without a package: the object itself says that it is one. */
    private static boolean isCaptured(CharSequence text, int end) {
        for (int i = end; i < end + LONGEST_TO_OBJECT; i++) {
            if (Chars.startsWith(text, i, "{\"@type\"") || Chars.startsWith(text, i, "{\\\"@type\\\"")) {
                return true;
            }
        }
        return false;
    }

    /**
     * The type of a parameter, as in the name of a method, and what one class is made into.
     *
     * @param sign what joins it to what follows
     */
    static boolean isNoKey(CharSequence text, int begin, int end, int sign) {
        boolean beside = Chars.get(text, end) == ')' || Chars.startsWith(text, sign, "->");
        return beside && isQualified(text, begin, end);
    }

    /** Packages in lower case, then a class: {@code com.acme.Shop$Token}. */
    static boolean isQualified(CharSequence text, int begin, int end) {
        int segments = 0;
        int at = begin;
        while (at < end && Chars.is(text.charAt(at), Chars.LOWER)) {
            int dot = Chars.skip(text, at, Chars.LOWER | Chars.DIGIT | Chars.UNDERSCORE);
            if (Chars.get(text, dot) != '.') {
                return false;
            }
            segments++;
            at = dot + 1;
        }
        return segments > 0 && at < end && Chars.is(text.charAt(at), Chars.UPPER);
    }
}
