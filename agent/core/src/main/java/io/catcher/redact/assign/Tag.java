package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import org.jspecify.annotations.Nullable;

/**
 * A tag of XML or HTML that names a secret by its own name or by an attribute: {@code <password type="x">},
 * {@code <param name="password">}.
 *
 * @param open where its {@code <} stands
 * @param end behind its name
 */
record Tag(int open, int end) {

    private static final int LONGEST = 512;
    private static final int NAME = Chars.TOKEN;
    private static final String CDATA = "<![CDATA[";

    /** The tag in which a key stands; null where it stands in none, as the argument of a generic type does. */
    static @Nullable Tag around(CharSequence text, int begin, int end) {
        int from = Chars.skipBack(text, begin, NAME, 2);
        char before = Chars.get(text, from - 1);
        if (before == '<' || before == ':') {
            int open = before == '<' ? from - 1 : Chars.skipBack(text, from - 1, NAME, LONGEST) - 1;
            return Chars.get(text, open) == '<' ? new Tag(open, end) : null;
        }
        return Chars.is(before, Chars.QUOTE) ? ofAttribute(text, from - 1) : null;
    }

    private static @Nullable Tag ofAttribute(CharSequence text, int quote) {
        int sign = Chars.get(text, quote - 1) == '\\' ? quote - 2 : quote - 1;
        if (Chars.get(text, sign) != '=' || isClass(text, sign)) {
            return null;
        }
        for (int i = sign; i >= 0 && sign - i < LONGEST && text.charAt(i) != '>'; i--) {
            if (text.charAt(i) == '<') {
                int end = endOfName(text, i + 1);
                return end > i + 1 ? new Tag(i, end) : null;
            }
        }
        return null;
    }

    /** {@code <span class="token">}, {@code <label for="password">}: how it looks, and what it labels. */
    private static boolean isClass(CharSequence text, int sign) {
        return Chars.startsWith(text, sign - 5, "class") || Chars.startsWith(text, sign - 4, " for");
    }

    private static int endOfName(CharSequence text, int from) {
        int end = Chars.skip(text, from, NAME, LONGEST);
        return Chars.get(text, end) == ':' ? Chars.skip(text, end + 1, NAME, LONGEST) : end;
    }

    /**
     * To the attribute {@code value}, or to what stands between the tag and the one that closes it; null where this is no
     * tag, and {@link Link#NONE} where it holds nothing.
     *
     * @param behind the key
     */
    @Nullable
    Link link(CharSequence text, int behind) {
        if (!Chars.at(text, Chars.skip(text, behind, Chars.SPACE), Chars.LETTER | Chars.QUOTE)
                && "/>\\".indexOf(Chars.get(text, behind)) < 0) {
            return null;
        }
        for (int i = behind; i < text.length() && i - behind < LONGEST && text.charAt(i) != '<'; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                Link content = text.charAt(i - 1) == '/' ? null : content(text, i + 1);
                return content == null ? Link.NONE : content;
            }
            int sign = Chars.is(c, Chars.SPACE) ? behindValue(text, i + 1) : -1;
            if (sign >= 0) {
                return new Link(Link.Kind.SIGN, sign);
            }
        }
        return null;
    }

    /** Behind {@code value=} or {@code content=}; negative where another word stands. */
    private static int behindValue(CharSequence text, int from) {
        int end = Chars.skip(text, from, Chars.LETTER, 8);
        boolean value = Chars.startsWithAnyCase(text, from, "value") || Chars.startsWithAnyCase(text, from, "content");
        int sign = Chars.skip(text, end, Chars.SPACE, 4);
        return value && Chars.get(text, sign) == '=' ? Chars.skip(text, sign + 1, Chars.SPACE, 4) : -1;
    }

    private @Nullable Link content(CharSequence text, int from) {
        int begin = Chars.skip(text, from, Chars.SPACE);
        // Spring's beans: <property name="password"><value>…
        boolean inner = Chars.startsWithAnyCase(text, begin, "<value>");
        int start = inner ? begin + 7 : begin;
        boolean section = Chars.startsWith(text, start, CDATA);
        int at = section ? start + CDATA.length() : start;
        if (endsString(text, at)) {
            return null;
        }
        int to = endOfContent(text, at);
        boolean ends =
                inner || section || (Chars.get(text, to) == '<' ? isClosed(text, at, to) : isCut(text, from, at, to));
        return ends ? new Link(Link.Kind.ELEMENT, at) : null;
    }

    /** The tag is the last of a string of JSON. */
    private static boolean endsString(CharSequence text, int at) {
        char next = Chars.get(text, at + 1);
        return Chars.get(text, at) == '"' && (next == ',' || next == '}' || next == ']');
    }

    /**
     * At the next tag, or at the end of a section in which a {@code <} is a character like any other; without either at the
     * end of the text, or of the string of JSON that holds it.
     */
    static int endOfContent(CharSequence text, int from) {
        boolean section = Chars.startsWith(text, from - CDATA.length(), CDATA);
        int quote = -1;
        for (int at = from; at < text.length(); at++) {
            if (section ? endsSection(text, at) : text.charAt(at) == '<') {
                return at;
            }
            quote = quote < 0 && text.charAt(at) == '"' ? at : quote;
        }
        return quote < 0 ? text.length() : quote;
    }

    private static boolean endsSection(CharSequence text, int at) {
        // Sections are never nested: where another one begins, this one was cut.
        return text.charAt(at) == ']' ? Chars.startsWith(text, at, "]]>") : Chars.startsWith(text, at, CDATA);
    }

    private boolean isClosed(CharSequence text, int from, int at) {
        return isClosedByName(text, at) || (!Chars.at(text, open - 1, Chars.WORD) && isEndedByOther(text, from, at));
    }

    /**
     * Another tag follows: this is what parsers of XML fail on, and show. A generic type's bracket stands behind a word, a
     * placeholder's ({@code <user>:<password>@<host>}) holds no word.
     */
    private static boolean isEndedByOther(CharSequence text, int from, int at) {
        if (from == at || !Chars.isLetterOrDigit(text.charAt(from)) || leavesString(text, from, at)) {
            return false;
        }
        int name = Chars.get(text, at + 1) == '/' ? at + 2 : at + 1;
        return Chars.at(text, name, Chars.LETTER) && !hasSpace(text, from, at);
    }

    /** A string of JSON ends in between, as events have them. */
    private static boolean leavesString(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '"' && ",:}]".indexOf(Chars.get(text, i + 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The tag of the same name closes it, also where the text is cut within that. */
    private boolean isClosedByName(CharSequence text, int at) {
        int slash = Chars.get(text, at + 1) == '\\' ? at + 2 : at + 1;
        if (slash >= text.length()) {
            return true;
        }
        if (text.charAt(slash) != '/') {
            return false;
        }
        int length = Math.min(end - open - 1, text.length() - slash - 1);
        for (int i = 0; i < length; i++) {
            if (text.charAt(slash + 1 + i) != text.charAt(open + 1 + i)) {
                return false;
            }
        }
        return true;
    }

    /** No tag follows: the text may end in an element where the tag stands among others or at its beginning. */
    private boolean isCut(CharSequence text, int behind, int from, int to) {
        if (to == from || !Chars.isLetterOrDigit(text.charAt(from))) {
            return false;
        }
        int before = open;
        while (before > 0 && Chars.is(text.charAt(before - 1), Chars.SPACE)) {
            before--;
        }
        boolean first = before == 0;
        boolean word = !Chars.at(text, open - 1, Chars.WORD) && !hasSpace(text, from, to);
        return (behind == from && (first || word)) || Chars.get(text, before - 1) == '>' || hasAttribute(text, behind);
    }

    private boolean hasAttribute(CharSequence text, int behind) {
        for (int i = end; i < behind; i++) {
            if (text.charAt(i) == '=' && (Chars.at(text, i + 1, Chars.QUOTE) || Chars.get(text, i + 1) == '\\')) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSpace(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.is(text.charAt(i), Chars.SPACE)) {
                return true;
            }
        }
        return false;
    }
}
