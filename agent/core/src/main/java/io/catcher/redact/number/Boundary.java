package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;

/** Where a number or a word begins and ends. */
final class Boundary {

    private Boundary() {}

    /** Nothing of the same word stands before; the letter of an escaped line break does not count. */
    static boolean before(CharSequence text, int at) {
        char c = Chars.get(text, at - 1);
        if (!Chars.isLetterOrDigit(c) && c != '_') {
            return true;
        }
        return (c == 'n' || c == 't' || c == 'r') && Chars.get(text, at - 2) == '\\';
    }

    static boolean after(CharSequence text, int at) {
        char c = Chars.get(text, at);
        return !Chars.isLetterOrDigit(c) && c != '_';
    }

    /** A number, and no part of a longer one: of a decimal, a UUID, a date. */
    static boolean ofNumber(CharSequence text, int from, int to) {
        char after = Chars.get(text, to);
        boolean joined = (after == '.' || after == '-') && Chars.at(text, to + 1, Chars.DIGIT);
        return beforeNumber(text, from) && after(text, to) && !joined;
    }

    /** The same of its beginning alone. */
    static boolean beforeNumber(CharSequence text, int at) {
        char before = Chars.get(text, at - 1);
        boolean joined = (before == '.' || before == '-') && Chars.at(text, at - 2, Chars.ALNUM);
        return before(text, at) && !joined;
    }
}
