package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import java.util.Locale;
import java.util.Set;

/**
 * What a record, a data class or a map prints of one of its members: {@code User(name=Ada B, hue=green)}. Blanks are part of
 * the value, which runs to the next name or to the bracket that closes.
 */
final class Member {

    static final int NONE = -1;

    /** A list of members is read back as far as this, to the bracket in which it stands. */
    private static final int LONGEST = 256;

    private static final int LONGEST_NAME = 40;

    /** Of authorizations, where they stand without quotes. */
    private static final Set<String> PARAMETERS = Set.of(
            ("algorithm qop nc stale userhash charset ts ext credential signedheaders signature nonce cnonce opaque "
                            + "response mac hash key keyid token")
                    .split(" "));

    private Member() {}

    /**
     * Where the value ends; {@link #NONE} where the key is no member's name, or its value has no such end.
     *
     * @param key where the key begins
     * @param from where the value begins
     */
    static int end(CharSequence text, int key, int from) {
        char closer = closer(text, key);
        int limit = limit(text, from, closer);
        int depth = 0;
        for (int at = from; at < limit && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            depth = depth(depth, c, closer);
            if (depth < 0 && !Chars.at(text, at + 1, Chars.ALNUM)) {
                return at;
            }
            if (c == ' ' && isName(text, at + 1)) {
                // Pairs with only a blank between: the value is one word.
                return text.charAt(at - 1) == ',' ? at - 1 : NONE;
            }
        }
        return NONE;
    }

    /**
     * The same of a header. Its own parameters look like the next names, {@code Digest realm="r", qop=auth}; of several
     * cookies nothing tells where the last one ends but the bracket.
     */
    static int endOfHeader(CharSequence text, int key, int from, boolean cookies) {
        char closer = closer(text, key);
        int limit = limit(text, from, closer);
        boolean parameters = false;
        int depth = 0;
        for (int at = from; at < limit; at++) {
            char c = text.charAt(at);
            depth = depth(depth, c, closer);
            if (depth < 0 && !Chars.at(text, at + 1, Chars.ALNUM)) {
                return at;
            }
            if (c == ' ' && !cookies && isName(text, at + 1)) {
                boolean next = text.charAt(at - 1) == ',';
                if (next && !(parameters && isParameter(text, at + 1))) {
                    return at - 1;
                }
                parameters = true;
            }
        }
        return NONE;
    }

    private static int limit(CharSequence text, int from, char closer) {
        int end = closer == '\0' ? from : Math.min(text.length(), from + 2 * LONGEST);
        int at = from;
        while (at < end && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    /** Of the brackets of one kind; what closes one that was never opened inside of the value makes it negative. */
    private static int depth(int before, char c, char closer) {
        int depth = Math.max(before, 0);
        return c == opener(closer) ? depth + 1 : c == closer ? depth - 1 : depth;
    }

    private static char opener(char closer) {
        return closer == ')' ? '(' : closer == ']' ? '[' : '{';
    }

    /** What closes the brackets in which the key stands as the first name, or as one more behind a comma; NUL for none. */
    private static char closer(CharSequence text, int key) {
        int at = key - 1;
        if (Chars.get(text, at) == ' ' && Chars.get(text, at - 1) == ',') {
            int depth = 0;
            while (at >= 0 && key - at < LONGEST && text.charAt(at) != '\n' && text.charAt(at) != '"') {
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
        return Chars.at(text, end + 1, Chars.QUOTE)
                || PARAMETERS.contains(text.subSequence(from, end).toString().toLowerCase(Locale.ROOT));
    }
}
