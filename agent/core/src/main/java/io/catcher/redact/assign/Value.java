package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;

/**
 * Where a value begins and ends.
 *
 * @param quoted whether quotes stand around it, which are not part of it
 * @param on where the pass may go on
 */
record Value(int from, int to, boolean quoted, int on) {

    private static final int MOST_BACKSLASHES = 8;

    static Value read(CharSequence text, int start, Link.Kind kind) {
        if (kind == Link.Kind.ELEMENT) {
            return element(text, start);
        }
        int at = opener(text, start);
        int backslashes = 0;
        while (backslashes < MOST_BACKSLASHES && Chars.get(text, at + backslashes) == '\\') {
            backslashes++;
        }
        int quote = at + backslashes;
        if (Chars.at(text, quote, Chars.QUOTE)) {
            return quoted(text, quote, backslashes);
        }
        if (Chars.startsWith(text, at, "%22")) {
            return until(text, at + 3, "%22");
        }
        if (Chars.startsWith(text, at, "&quot;")) {
            return until(text, at + 6, "&quot;");
        }
        int end = Unquoted.end(text, start);
        return new Value(start, end, false, end);
    }

    /** {@code @"…"}, {@code u'…'}, {@code []byte("…")}: what stands before the quotes is left alone. */
    private static int opener(CharSequence text, int start) {
        int at = start;
        while (at - start < 3
                && (Chars.get(text, at) == '[' || Chars.get(text, at) == ']' || Chars.get(text, at) == '(')) {
            at++;
        }
        int word = Chars.skip(text, at, Chars.ALNUM, 8);
        char c = Chars.get(text, word);
        if (word > at && c == '(' && Chars.at(text, word + 1, Chars.QUOTE) && !isLookUp(text, at)) {
            return word + 1;
        }
        boolean prefix = word - at == 1 && Chars.is(c, Chars.QUOTE);
        if (prefix || (word == at && (c == '@' || c == '$') && Chars.at(text, at + 1, Chars.QUOTE))) {
            return at + 1;
        }
        return Chars.is(c, Chars.QUOTE) && word == at ? at : start;
    }

    /** {@code getenv("PASSWORD")}. */
    private static boolean isLookUp(CharSequence text, int at) {
        return Chars.startsWithAnyCase(text, at, "get") || Chars.startsWithAnyCase(text, at, "env");
    }

    private static Value element(CharSequence text, int start) {
        int end = Tag.endOfContent(text, start);
        int to = end;
        while (to > start && Chars.is(text.charAt(to - 1), Chars.SPACE)) {
            to--;
        }
        return new Value(start, to, true, end);
    }

    /** To the quote of the same depth of escapes; without one in its line, as if there were no quotes. */
    private static Value quoted(CharSequence text, int quote, int backslashes) {
        char mark = text.charAt(quote);
        if (isTriple(text, quote, backslashes)) {
            return triple(text, quote, backslashes);
        }
        int run = 0;
        for (int i = quote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = backslashes == 0 ? run % 2 == 0 : run <= backslashes;
            if (c == mark && backslashes == 0 && i > quote + 1 && Chars.get(text, i + 1) == mark) {
                // One quote of the value, as SQL and CSV write it.
                i++;
            } else if (c == mark && ends) {
                return new Value(quote + 1, i - (backslashes == 0 ? 0 : run), true, i);
            }
            if (c == '\n') {
                int end = Unquoted.end(text, quote + 1);
                return new Value(quote + 1, end, false, end);
            }
            run = c == '\\' ? run + 1 : 0;
        }
        return cut(text, quote + 1);
    }

    /** {@code """…"""}, as Kotlin, Python and Java's text blocks have it. */
    private static boolean isTriple(CharSequence text, int quote, int backslashes) {
        char mark = text.charAt(quote);
        int step = backslashes + 1;
        boolean escaped = backslashes == 0 || Chars.get(text, quote + 1) == '\\';
        return escaped && Chars.get(text, quote + step) == mark && Chars.get(text, quote + 2 * step) == mark;
    }

    private static Value triple(CharSequence text, int quote, int backslashes) {
        int from = quote + 2 * (backslashes + 1) + 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == text.charAt(quote) && isTriple(text, i, backslashes)) {
                return new Value(from, i - backslashes, true, i + 2 * (backslashes + 1));
            }
        }
        return cut(text, from);
    }

    /** The text ends before the quote that closes: all that is left belongs to the value, as far as one string of JSON goes. */
    private static Value cut(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '"') {
            end++;
        }
        return new Value(from, end, true, end);
    }

    private static Value until(CharSequence text, int from, String mark) {
        int at = from;
        while (at < text.length() && !Chars.startsWith(text, at, mark) && !Chars.is(text.charAt(at), Chars.SPACE)) {
            at++;
        }
        return new Value(from, at, true, at);
    }
}
