package io.catcher.redact.assign;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Spans;

/**
 * An object behind a secret's name of which some fields are no secret: {@code "token":{"value":"…","ttl":3600}}. Those whose
 * own name says that they are about the secret stay, and so do truths; all others go.
 */
final class Fields {

    /** A longer object is hidden as a whole: none is read again for each name in it. */
    private static final int LONGEST = 512;

    private final CharSequence text;
    private final Structure object;
    private final KeyNames names;
    private final boolean whole;

    /** @param whole whether only numbers and truths may stay, as of {@code credentials}, which hold nothing else */
    Fields(CharSequence text, Structure object, KeyNames names, boolean whole) {
        this.text = text;
        this.object = object;
        this.names = names;
        this.whole = whole;
    }

    /** Hides the secret ones; false, and nothing hidden, where all of it is as secret. */
    boolean hide(String rule, Spans spans) {
        if (object.to() - object.from() > LONGEST || !judge(rule, new Spans())) {
            return false;
        }
        judge(rule, spans);
        return true;
    }

    /** Whether some field is none. */
    private boolean judge(String rule, Spans spans) {
        boolean harmless = false;
        boolean about = false;
        int at = object.from();
        while (at < object.to()) {
            int from = Chars.skip(text, at, Chars.QUOTE, 1);
            int end = from > at ? endOfQuoted(at, from) : endOfWord(at);
            if (end == at) {
                at++;
                continue;
            }
            int to = withoutBackslashes(from, end);
            if (isName(end)) {
                about = names.isAbout(text.subSequence(from, to).toString());
            } else if ((about && (!whole || isNumber(from, to))) || isTruth(from, to)) {
                harmless = true;
            } else if (!isNothing(from, to)) {
                spans.hide(from, to, rule);
            }
            at = from > at ? end + 1 : end;
        }
        return harmless;
    }

    /** To the quote of the same depth of escapes. */
    private int endOfQuoted(int quote, int from) {
        int depth = backslashes(quote);
        for (int i = from; i < object.to(); i++) {
            if (text.charAt(i) == text.charAt(quote) && backslashes(i) <= depth) {
                return i;
            }
        }
        return object.to();
    }

    private int backslashes(int at) {
        int before = at;
        while (before > object.from() && text.charAt(before - 1) == '\\') {
            before--;
        }
        return at - before;
    }

    private int withoutBackslashes(int from, int end) {
        return Math.max(from, end - backslashes(end));
    }

    /** Words without quotes: a value of several goes up to the comma behind it. */
    private int endOfWord(int from) {
        int at = from;
        while (at < object.to() && !Chars.is(text.charAt(at), Chars.SPACE | Chars.QUOTE) && isInWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isInWord(char c) {
        return ",:={}[]()\\".indexOf(c) < 0;
    }

    private boolean isName(int end) {
        int at = end;
        while (Chars.at(text, at, Chars.QUOTE | Chars.SPACE) || Chars.get(text, at) == '\\') {
            at++;
        }
        return at < object.to() && (text.charAt(at) == ':' || text.charAt(at) == '=');
    }

    private boolean isTruth(int from, int to) {
        String value = text.subSequence(from, to).toString();
        return value.equals("true") || value.equals("false");
    }

    private boolean isNumber(int from, int to) {
        return Chars.count(text, from, to, Chars.DIGIT | Chars.DOT) == to - from;
    }

    private boolean isNothing(int from, int to) {
        return Harmless.isPlaceholder(text, from, to);
    }
}
