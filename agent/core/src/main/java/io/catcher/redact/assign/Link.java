package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Fold;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a key and its value.
 *
 * @param kind how they are joined
 * @param value where the value begins, quotes included
 */
record Link(Kind kind, int value) {

    enum Kind {
        /** Nothing that joins. */
        NONE,
        /** {@code =}, {@code :}, {@code :=}, {@code =>}, {@code ==}, also in the form of URLs. */
        SIGN,
        /** {@code :: }, with base64 behind it, which may be folded. */
        LDIF,
        /** {@code : } with a space, as in prose, YAML and headers. */
        COLON_SPACE,
        /** {@code <key>value</key>}. */
        ELEMENT,
        /** {@code ("value")} or {@code "key", "value"}: quotes must follow. */
        CALL,
        /** {@code --key value}. */
        FLAG,
        /** Words side by side. */
        SPACE
    }

    private static final int MOST_SPACES = 48;
    private static final int MOST_CLOSERS = 8;
    private static final int SHORTEST_BASE64 = 4;
    private static final int LONGEST_TYPE = 16;
    static final Link NONE = new Link(Kind.NONE, -1);

    /** Whether a sign stands between the two, with nothing else around it. */
    boolean isJoined() {
        return kind == Kind.SIGN || kind == Kind.COLON_SPACE;
    }

    /** @param begin of the key, without the dashes of an option */
    static Link read(CharSequence text, int begin, int end) {
        if (Chars.get(text, end) == '(') {
            return new Link(Kind.CALL, end + 1);
        }
        Link inTag = inTag(text, begin, end);
        if (inTag != null) {
            return inTag;
        }
        int closed = closers(text, behindCast(text, end));
        int next = spaces(text, closed);
        if (ClassName.isNoKey(text, begin, end, next)) {
            return NONE;
        }
        int at = ClassName.isDeclared(text, begin, end) ? next : behindValueWord(text, next);
        // A full-width sign joins as well.
        char c = at < text.length() ? Fold.of(text.charAt(at)) : '\0';
        return switch (c) {
            case '=' -> isOfLists(text, end, at) ? NONE : sign(text, Math.max(at + 1, run(text, at)));
            case '!' -> Chars.get(text, at + 1) == '=' ? sign(text, run(text, at + 1)) : NONE;
            case ':' -> colon(text, at);
            case '%' ->
                Chars.startsWithAnyCase(text, at, "%3d") || Chars.startsWithAnyCase(text, at, "%3a")
                        ? sign(text, at + 3)
                        : NONE;
            case ',' -> closed > end || Chars.is(text.charAt(begin), Chars.UPPER) ? call(text, at) : NONE;
            case '-' -> Chars.get(text, at + 1) == '>' && Chars.get(text, at + 2) == ' ' ? sign(text, at + 2) : NONE;
            default -> at > end && at > closed && !isOfValues(text, end, at) ? words(text, begin, at) : NONE;
        };
    }

    /** {@code api_token::text = '…'}. */
    private static int behindCast(CharSequence text, int end) {
        int type = end + 2;
        int behind = Chars.startsWith(text, end, "::") ? Chars.skip(text, type, Chars.ALNUM, LONGEST_TYPE) : type;
        return behind > type && Harmless.isType(text, type, behind) ? behind : end;
    }

    /** {@code (name, password) = ('bob', '…')}: the value that follows is the first column's. */
    private static boolean isOfLists(CharSequence text, int end, int sign) {
        return Chars.get(text, end) == ')' && Chars.get(text, spaces(text, sign + 1)) == '(';
    }

    /** {@code insert into users (name, password) values(…}. */
    private static boolean isOfValues(CharSequence text, int end, int word) {
        return Chars.get(text, end) == ')' && Chars.startsWithAnyCase(text, word, "values");
    }

    private static @Nullable Link inTag(CharSequence text, int begin, int end) {
        Tag tag = Tag.around(text, begin, end);
        return tag == null ? null : tag.link(text, end);
    }

    /** {@code key="password" value="…"}, {@code "name":"password","value":"…"}: the word itself joins. */
    private static int behindValueWord(CharSequence text, int from) {
        int at = from;
        while (at - from < 4 && (Chars.get(text, at) == ',' || Chars.at(text, at, Chars.QUOTE | Chars.SPACE))) {
            at++;
        }
        if (!Chars.startsWithAnyCase(text, at, "value")) {
            return from;
        }
        int end = at + 5;
        while (end - at < 8 && Chars.at(text, end, Chars.QUOTE | Chars.SPACE)) {
            end++;
        }
        return Chars.get(text, end) == '=' || Chars.get(text, end) == ':' ? end : from;
    }

    private static int closers(CharSequence text, int from) {
        int at = from;
        while (at - from < MOST_CLOSERS && at < text.length()) {
            char c = text.charAt(at);
            if (c == '%' && Chars.startsWith(text, at, "%22")) {
                at += 3;
            } else if (c == '&' && Chars.startsWith(text, at, "&quot;")) {
                at += 6;
            } else if (c == '\\' || c == ']' || c == '[' || c == ')' || c == '*' || Chars.is(c, Chars.QUOTE)) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static int spaces(CharSequence text, int from) {
        int at = from;
        while (at - from < MOST_SPACES && isSpace(Chars.get(text, at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || (c > 127 && Character.isSpaceChar(c));
    }

    private static int run(CharSequence text, int from) {
        int at = from;
        while (at - from < 4
                && (Chars.get(text, at) == '=' || Chars.get(text, at) == '>' || Chars.get(text, at) == '~')) {
            at++;
        }
        return at;
    }

    private static Link sign(CharSequence text, int from) {
        return new Link(Kind.SIGN, spaces(text, from));
    }

    private static Link colon(CharSequence text, int at) {
        if (Chars.get(text, at + 1) == ':') {
            return isLdif(text, at + 2) ? new Link(Kind.LDIF, spaces(text, at + 2)) : NONE;
        }
        int behind = Chars.get(text, at + 1) == '=' ? at + 2 : at + 1;
        int value = spaces(text, behind);
        int typed = behindType(text, value);
        if (typed > 0) {
            return new Link(Kind.SIGN, typed);
        }
        return new Link(value > behind && behind == at + 1 ? Kind.COLON_SPACE : Kind.SIGN, value);
    }

    /** {@code userPassword:: c2VjcmV0} (RFC 2849); {@code Token::new} names a method. */
    private static boolean isLdif(CharSequence text, int behind) {
        int value = spaces(text, behind);
        return value > behind && Chars.skip(text, value, Chars.BASE64) - value >= SHORTEST_BASE64;
    }

    /** {@code password: String = "…"}. */
    private static int behindType(CharSequence text, int from) {
        int end = Chars.skip(text, from, Chars.ALNUM | Chars.DOT, MOST_SPACES);
        int sign = spaces(text, end);
        boolean typed = end > from && sign > end && Chars.get(text, sign) == '=' && Chars.get(text, sign + 1) == ' ';
        return typed ? spaces(text, sign + 1) : -1;
    }

    private static Link call(CharSequence text, int at) {
        return new Link(Kind.CALL, spaces(text, at + 1));
    }

    private static Link words(CharSequence text, int begin, int at) {
        boolean option = Chars.get(text, begin - 1) == '-' && !Chars.at(text, begin - 3, Chars.WORD);
        return new Link(option ? Kind.FLAG : Kind.SPACE, at);
    }
}
