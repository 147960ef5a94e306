package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import org.jspecify.annotations.Nullable;

/**
 * A value in brackets: {@code {"value":"…"}}, {@code [a, b]}, and what a class prints of itself, {@code Secret(value=…)}.
 *
 * @param from where its content begins
 * @param to where the bracket closes, or the text ends
 */
record Structure(int from, int to) {

    /** One that does not end within this is hidden as far as this. */
    private static final int LONGEST = 4_096;

    private static final int LONGEST_NAME = 40;

    /** Null where there is no such value. */
    static @Nullable Structure read(CharSequence text, int start) {
        char first = Chars.get(text, start);
        int open = start;
        if (Chars.is(first, Chars.UPPER)) {
            open = Chars.skip(text, start, Chars.ALNUM, LONGEST_NAME);
        }
        char c = Chars.get(text, open);
        boolean opens = c == '[' || (c == '{' && isObject(text, open + 1)) || (c == '(' && open > start);
        if (!opens) {
            return null;
        }
        Structure found = new Structure(open + 1, end(text, open + 1));
        // Only an object of JSON goes on in the next line: a bracket in prose may never be closed.
        return c == '{' || found.closesInLine(text) ? found : null;
    }

    private static boolean isObject(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_NAME && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (Chars.get(text, at) == '\\') {
            at++;
        }
        if (Chars.at(text, at, Chars.QUOTE)) {
            return true;
        }
        int end = Chars.skip(text, at, Chars.ALNUM | Chars.UNDERSCORE, LONGEST_NAME);
        return end > at && (Chars.get(text, end) == '=' || Chars.get(text, end) == ':');
    }

    private boolean closesInLine(CharSequence text) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return false;
            }
        }
        return to < text.length() && to > from && to - from < LONGEST - 1;
    }

    /** Where the bracket closes that was opened before {@code from}. Brackets between quotes are of a value. */
    private static int end(CharSequence text, int from) {
        int depth = 1;
        int backslashes = 0;
        int ofQuotes = -1;
        boolean quoted = false;
        int most = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < most; i++) {
            char c = text.charAt(i);
            if (c == '"' && (ofQuotes < 0 || backslashes == ofQuotes)) {
                ofQuotes = backslashes;
                quoted = !quoted;
            } else if (!quoted && (c == '[' || c == '{' || c == '(')) {
                depth++;
            } else if (!quoted && (c == ']' || c == '}' || c == ')') && --depth == 0) {
                return i;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return most;
    }
}
