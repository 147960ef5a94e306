package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;

/** Values that hold spaces: those of a line that is one assignment and nothing else, phrases, and names of people. */
final class Line {

    private static final int LONGEST = 256;
    private static final int MOST_NAMES = 6;

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

    /** Whether the value is a name of people, or of a place where they live. */
    static boolean isPersonal(String rule) {
        return rule.endsWith("_name") || rule.startsWith("key:address") || rule.startsWith("key:surname");
    }

    /** Behind the further words of a name: each begins with a capital or is a number. */
    static int endOfNames(CharSequence text, int from) {
        int end = from;
        for (int words = 0; words < MOST_NAMES && Chars.get(text, end) == ' '; words++) {
            int next = end + 1;
            while (next < text.length() && (Chars.isLetterOrDigit(text.charAt(next)) || isInName(text.charAt(next)))) {
                next++;
            }
            boolean name = next > end + 1 && !Character.isLowerCase(text.charAt(end + 1)) && !isSign(text, next);
            if (!name) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static boolean isInName(char c) {
        return c == '.' || c == '-' || c == '\'';
    }

    private static boolean isSign(CharSequence text, int at) {
        char c = Chars.get(text, at);
        return c == '=' || c == ':';
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
