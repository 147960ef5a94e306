package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value behind the words that announce one: {@code value: '…'}, {@code but was <…>}, {@code entry '…'}. */
record Refused(int from, int to) {

    private static final int LONGEST = 512;
    private static final int SHORTEST = 3;
    private static final int LONGEST_VERB = 3;
    private static final Set<String> VERBS = Set.of("is", "was", "of");

    private static final String OPENERS = "[<({";
    private static final String CLOSERS = "]>)}";

    /** @param behind the words, or the quote that they end with; null where no value follows */
    static @Nullable Refused read(CharSequence text, int behind) {
        char last = text.charAt(behind - 1);
        if (last == '(' || last == ' ') {
            return closed(text, behind, ')');
        }
        boolean opened = Chars.is(last, Chars.QUOTE);
        int at = opened ? behind - 1 : behindVerb(text, behind);
        char open = Chars.get(text, at);
        if (Chars.is(open, Chars.QUOTE)) {
            if (at == behind && ":,}]".indexOf(Chars.get(text, at + 1)) >= 0) {
                // The word stands in quotes itself: a key of JSON.
                return null;
            }
            return closed(text, at + 1, open);
        }
        int bracket = OPENERS.indexOf(open);
        if (bracket >= 0) {
            return closed(text, at + 1, CLOSERS.charAt(bracket));
        }
        return at == behind ? null : bare(text, at);
    }

    private static int behindVerb(CharSequence text, int from) {
        int at = Chars.skip(text, from, Chars.SPACE, 2);
        int word = Chars.skip(text, at, Chars.LOWER, LONGEST_VERB);
        if (VERBS.contains(text.subSequence(at, word).toString())) {
            at = Chars.skip(text, word, Chars.SPACE, 2);
        }
        boolean assigned = Chars.get(text, at) == ':' || Chars.get(text, at) == '=';
        return assigned ? Chars.skip(text, at + 1, Chars.SPACE, 2) : at;
    }

    private static @Nullable Refused closed(CharSequence text, int from, char closer) {
        int most = Math.min(text.length(), from + LONGEST);
        int end = from;
        while (end < most && text.charAt(end) != '\n') {
            if (text.charAt(end) == closer && !Chars.isLetterOrDigit(Chars.get(text, end + 1))) {
                return plain(text, from, end);
            }
            end++;
        }
        return null;
    }

    /** Without a quote it must not be the next word of the sentence. */
    private static @Nullable Refused bare(CharSequence text, int from) {
        int end = from;
        while (end < text.length()
                && end - from < LONGEST
                && !Chars.is(text.charAt(end), Chars.SPACE | Chars.QUOTE)
                && ",;)}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean chosen = Chars.count(text, from, end, Chars.DIGIT) > 0
                && Chars.count(text, from, end, Chars.LETTER) > 0
                && !Harmless.isType(text, from, end)
                && !Harmless.isCode(text, from, end);
        return chosen ? plain(text, from, end) : null;
    }

    private static @Nullable Refused plain(CharSequence text, int from, int to) {
        return to - from < SHORTEST || Harmless.isPlaceholder(text, from, to) ? null : new Refused(from, to);
    }
}
