package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;

/** The end of a value without quotes: a space, or a mark of punctuation behind which something else begins. */
final class Unquoted {

    /** Read before it is judged: what is no secret in the end must not be read again from each of its keys. */
    static final int READ = 128;

    private Unquoted() {}

    /** Of a value that was not read to its end, but is secret: all that follows without a space. */
    static int rest(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !Chars.is(text.charAt(at), Chars.SPACE | Chars.QUOTE)) {
            at++;
        }
        return at;
    }

    static int end(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < READ && !isEnd(text, from, at)) {
            at++;
        }
        return trimmed(text, from, at);
    }

    private static boolean isEnd(CharSequence text, int from, int at) {
        char c = text.charAt(at);
        if (Chars.is(c, Chars.SPACE)) {
            return true;
        }
        return switch (c) {
            case '"', '\'', '`' ->
                at == from || !Chars.at(text, at + 1, Chars.ALNUM) || Chars.get(text, at - 1) == '\\';
            case ',', ';' -> endsItem(text, at);
            case '&', '|' -> Chars.get(text, at + 1) == c || isKey(text, at + 1);
            case '\\' -> Chars.at(text, at + 1, Chars.QUOTE) || isBreak(text, at);
            case '<' -> Chars.get(text, at + 1) == '/';
            case '%' -> isEscaped(text, from) && endsEscaped(text, at);
            default -> false;
        };
    }

    /** An escape stands before it: the assignment itself is percent-encoded, and so is what ends it. */
    private static boolean isEscaped(CharSequence text, int from) {
        return Chars.get(text, from - 3) == '%';
    }

    private static boolean endsEscaped(CharSequence text, int at) {
        return Chars.startsWith(text, at, "%26")
                || Chars.startsWith(text, at, "%22")
                || Chars.startsWith(text, at, "%20");
    }

    private static boolean isBreak(CharSequence text, int at) {
        char c = Chars.get(text, at + 1);
        char after = Chars.get(text, at + 2);
        return (c == 'n' || c == 'r')
                && (after == '\\' || after == ' ' || after == '"' || after == '\0' || after == '\'');
    }

    private static boolean endsItem(CharSequence text, int at) {
        char next = Chars.get(text, at + 1);
        return next == '\0' || Chars.is(next, Chars.SPACE | Chars.QUOTE) || isKey(text, at + 1);
    }

    /** {@code name=} or {@code name:} follows. */
    private static boolean isKey(CharSequence text, int from) {
        int end = Chars.skip(text, from, Chars.TOKEN | Chars.DOLLAR, 40);
        while (end > from && end - from < 40 && Chars.get(text, end) == ' ') {
            end = Chars.skip(text, end + 1, Chars.WORD, 20);
        }
        return end > from && (Chars.get(text, end) == '=' || Chars.get(text, end) == ':');
    }

    /** Without what closes a parenthesis that was opened before the value, and the punctuation of a sentence. */
    private static int trimmed(CharSequence text, int from, int end) {
        int to = end;
        while (to > from) {
            char c = text.charAt(to - 1);
            boolean closer = (c == ')' && open(text, from, to, '(', c))
                    || (c == ']' && open(text, from, to, '[', c))
                    || (c == '}' && open(text, from, to, '{', c))
                    || (c == '>' && open(text, from, to, '<', c))
                    || c == ';';
            if (!closer) {
                return to;
            }
            to--;
        }
        return to;
    }

    /** More of them are closed than opened. */
    private static boolean open(CharSequence text, int from, int to, char opener, char closer) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += text.charAt(i) == opener ? 1 : text.charAt(i) == closer ? -1 : 0;
        }
        return depth < 0;
    }
}
