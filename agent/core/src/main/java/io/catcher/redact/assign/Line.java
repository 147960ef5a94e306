package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;

/** A line that is one assignment and nothing else, as in a file of settings: its value may hold spaces. */
final class Line {

    private static final int LONGEST = 256;

    private Line() {}

    static int endOfValue(CharSequence text, Link link, Value value) {
        int end = value.to();
        while (end < text.length() && end - value.from() < LONGEST && text.charAt(end) != '\n') {
            char c = text.charAt(end);
            if (c == '='
                    || c == ':'
                    || c == '#'
                    || c == ';'
                    || c == ','
                    || c == '|'
                    || c == '>'
                    || Chars.is(c, Chars.QUOTE)) {
                return value.to();
            }
            end++;
        }
        boolean whole = isStart(text, link.value()) && end - value.from() < LONGEST;
        return whole ? end : value.to();
    }

    /** The end of the line, or of the string of JSON that holds it. */
    static int end(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST && !isEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isEnd(char c) {
        return c == '\n' || c == '"' || c == '\\' || c == ',' || c == ';' || c == '=' || c == '&';
    }

    /** Nothing but the key, and what introduces a line of settings, stands before. */
    private static boolean isStart(CharSequence text, int value) {
        int at = value;
        int words = 0;
        while (at > 0 && value - at < LONGEST && text.charAt(at - 1) != '\n') {
            at--;
            words += Chars.is(text.charAt(at), Chars.SPACE) && Chars.at(text, at + 1, Chars.ALNUM) ? 1 : 0;
        }
        return words <= 1;
    }
}
