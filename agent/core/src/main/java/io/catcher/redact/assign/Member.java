package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;

/**
 * What a record, a data class or a map prints of one of its members: {@code User(name=Ada B, hue=green)}. Blanks are part of
 * the value, which runs to the next name or to the bracket that closes.
 */
final class Member {

    static final int NONE = -1;

    /** A list of members is read back as far as this, to the bracket in which it stands. */
    private static final int LONGEST = 256;

    private static final int LONGEST_NAME = 40;

    private Member() {}

    /**
     * Where the value ends; {@link #NONE} where the key is no member's name, or its value has no such end.
     *
     * @param key where the key begins
     * @param from where the value begins
     */
    static int end(CharSequence text, int key, int from) {
        return end(text, key, from, false);
    }

    /** The same of a header, whose own parameters look like the next names: {@code Digest realm="r", qop=auth}. */
    static int endOfHeader(CharSequence text, int key, int from) {
        return end(text, key, from, true);
    }

    private static int end(CharSequence text, int key, int from, boolean header) {
        char closer = closer(text, key);
        if (closer == '\0') {
            return NONE;
        }
        boolean parameters = false;
        int depth = 0;
        for (int at = from; at < text.length() && at - from < 2 * LONGEST; at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                return NONE;
            }
            parameters |= header && c == '=' && Chars.at(text, at + 1, Chars.QUOTE);
            depth += c == opener(closer) ? 1 : c == closer ? -1 : 0;
            if (depth < 0 && !Chars.at(text, at + 1, Chars.ALNUM)) {
                return at;
            }
            depth = Math.max(depth, 0);
            if (c == ' ' && isName(text, at + 1)) {
                boolean next = text.charAt(at - 1) == ',';
                if (next && !(parameters && isParameter(text, at + 1))) {
                    return at - 1;
                }
                if (!next && !header) {
                    // Pairs with only a blank between: the value is one word.
                    return NONE;
                }
            }
        }
        return NONE;
    }

    private static char opener(char closer) {
        return closer == ')' ? '(' : closer == ']' ? '[' : '{';
    }

    /** What closes the brackets in which the key stands as the first name, or as one more behind a comma; NUL for none. */
    private static char closer(CharSequence text, int key) {
        int at = key - 1;
        if (Chars.get(text, at) == ' ' && Chars.get(text, at - 1) == ',') {
            int depth = 0;
            while (at >= 0 && key - at < LONGEST && text.charAt(at) != '\n') {
                char c = text.charAt(at);
                depth += c == ')' || c == ']' || c == '}' ? 1 : 0;
                if ((c == '(' || c == '[' || c == '{') && depth-- == 0) {
                    break;
                }
                at--;
            }
        }
        return switch (Chars.get(text, at)) {
            case '(' -> Chars.at(text, at - 1, Chars.WORD) ? ')' : '\0';
            case '[' -> ']';
            case '{' -> '}';
            default -> '\0';
        };
    }

    private static boolean isName(CharSequence text, int from) {
        int end = Chars.skip(text, from, Chars.TOKEN | Chars.DOLLAR, LONGEST_NAME);
        char c = Chars.get(text, end);
        return end > from && (c == '=' || (c == ':' && Chars.at(text, end + 1, Chars.SPACE | Chars.QUOTE)));
    }

    /** Of RFC 7616 and its like: in quotes, or one of the few that stand without. */
    private static boolean isParameter(CharSequence text, int from) {
        int end = Chars.skip(text, from, Chars.TOKEN, LONGEST_NAME);
        String name = text.subSequence(from, end).toString();
        boolean bare =
                switch (name) {
                    case "algorithm", "qop", "nc", "stale", "userhash", "charset", "ts", "ext" -> true;
                    default -> false;
                };
        return bare || Chars.at(text, end + 1, Chars.QUOTE);
    }
}
