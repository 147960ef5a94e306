package io.catcher.redact.assign;

import io.catcher.redact.rule.token.Randomness;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Spans;

/**
 * Values in the lines below their key: a list of YAML, {@code key: |}, and the folded lines of LDIF (RFC 2849). A list is
 * hidden item by item, and only where an item is one word: what is wrong with a password is a list of sentences.
 */
final class Below {

    private static final int MOST_LINES = 64;

    private Below() {}

    /** The end of base64 that goes on in lines which begin with one space. */
    static int endOfFolded(CharSequence text, int from) {
        int end = Chars.skip(text, from, Chars.BASE64);
        while (true) {
            int line = Chars.get(text, end) == '\r' ? end + 1 : end;
            int next = Chars.get(text, line) == '\n' && Chars.get(text, line + 1) == ' '
                    ? Chars.skip(text, line + 2, Chars.BASE64)
                    : -1;
            if (next <= line + 2) {
                return end;
            }
            end = next;
        }
    }

    /**
     * @param key where the key begins
     * @param value behind its colon
     * @return where the last line ends of which something was hidden; {@code value} for none
     */
    static int hide(CharSequence text, int key, int value, String rule, Spans spans) {
        int indent = indent(text, key);
        boolean scalar = Chars.get(text, value) == '|' || Chars.get(text, value) == '>';
        int at = scalar ? Chars.skip(text, value + 1, Chars.ALNUM | Chars.DASH, 2) : value;
        if (indent < 0 || Chars.get(text, at) != '\n') {
            return value;
        }
        int hidden = value;
        for (int i = 0; i < MOST_LINES && Chars.get(text, at) == '\n'; i++) {
            int begin = skipSpaces(text, at + 1);
            int end = endOfLine(text, begin);
            int depth = begin - at - 1;
            int from = scalar ? begin : item(text, begin, end);
            boolean belongs = scalar ? depth > indent : depth >= indent && from > 0;
            if (!belongs || end == begin) {
                return hidden;
            }
            spans.hide(from, end, rule, scalar || Randomness.isToken(text, from, end));
            hidden = end;
            at = end;
        }
        return hidden;
    }

    /** Spaces in front of a key; less than 0 where something else is. */
    private static int indent(CharSequence text, int key) {
        int at = key;
        while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '"')) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n' ? key - at : -1;
    }

    /** Where the one word of a list's item begins; less than 0 where it is none. */
    private static int item(CharSequence text, int begin, int end) {
        if (Chars.get(text, begin) != '-' || Chars.get(text, begin + 1) != ' ') {
            return -1;
        }
        int from = skipSpaces(text, begin + 1);
        return from < end && skipWord(text, from, end) == end ? from : -1;
    }

    private static int skipWord(CharSequence text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != ' ') {
            at++;
        }
        return at;
    }

    private static int skipSpaces(CharSequence text, int from) {
        int at = from;
        while (Chars.get(text, at) == ' ') {
            at++;
        }
        return at;
    }

    private static int endOfLine(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
