package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;

/** Whether letters look drawn by lot, as a key, and not chosen, as a word. */
public final class Randomness {

    /** Of {@code tokens}: those of a parser are words. */
    private static final int SHORTEST_OF_SEVERAL = 12;

    private static final int SHORTEST_WORD = 2;

    /** A year. */
    private static final int LONGEST_NUMBER = 4;

    private Randomness() {}

    /** Whether one of several looks drawn by lot, and chosen by nobody; what has dots is the name of something. */
    public static boolean isDrawn(CharSequence text, int from, int to) {
        return to - from >= SHORTEST_OF_SEVERAL
                && Chars.skip(text, from, Chars.URL64 | Chars.BASE64) >= to
                && Chars.count(text, from, to, Chars.DIGIT | Chars.LOWER) > 0
                && isToken(text, from, to);
    }

    /** A token of at least a few characters: with digits among letters, with padding, or in wild case. */
    public static boolean isToken(CharSequence text, int from, int to) {
        int digits = Chars.count(text, from, to, Chars.DIGIT);
        int letters = Chars.count(text, from, to, Chars.LETTER);
        if (digits > 0 && (letters > 0 || digits >= 12)) {
            return true;
        }
        return to - from >= 8 && (wildCase(text, from, to) >= 3 || text.charAt(to - 1) == '=');
    }

    /** Long, and with digits spread among letters: a key even where nothing says so but a vendor's name. */
    public static boolean isKey(CharSequence text, int from, int to, int shortest) {
        if (to - from < shortest) {
            return false;
        }
        int digits = Chars.count(text, from, to, Chars.DIGIT);
        int letters = Chars.count(text, from, to, Chars.LETTER);
        if (digits >= 2 && letters >= 2) {
            return true;
        }
        return (letters == 0 && digits >= 15)
                || (digits > 0 && letters > 0 && to - from >= 20)
                || (to - from >= 20 && wildCase(text, from, to) >= 4)
                || (to - from >= 26 && Chars.count(text, from, to, Chars.ALNUM) == to - from);
    }

    /**
     * A word first, and then words, numbers and short marks, with dots or dashes between: {@code gateway-7d9f8b6c5d-x2x4z} is
     * a pod of Kubernetes. What is drawn by lot has no word in front, or a long part that is none.
     */
    public static boolean isName(CharSequence text, int from, int to) {
        int first = Chars.skip(text, from, Chars.ALNUM, to - from);
        if (first - from < SHORTEST_WORD || !isWord(text, from, first)) {
            return false;
        }
        for (int at = first; at < to; ) {
            int end = Chars.skip(text, at, Chars.ALNUM, to - at);
            boolean mark = end - at < SHORTEST_OF_SEVERAL && Chars.count(text, at, end, Chars.UPPER) == 0;
            if (!mark && !isWord(text, at, end)) {
                return false;
            }
            at = Math.max(end, at + 1);
        }
        return true;
    }

    /** Letters in no wild case, perhaps with a number behind. */
    private static boolean isWord(CharSequence text, int from, int to) {
        if (Chars.skip(text, from, Chars.UPPER, to - from) == to) {
            return true;
        }
        int letters = Chars.skip(text, from, Chars.LETTER, to - from);
        int number = Chars.skip(text, letters, Chars.DIGIT, to - letters);
        return number == to && number - letters <= LONGEST_NUMBER && wildCase(text, from, letters) == 0;
    }

    /** Changes to upper case that do not begin a word of at least three letters. */
    private static int wildCase(CharSequence text, int from, int to) {
        int wild = 0;
        int word = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Chars.is(c, Chars.UPPER)) {
                wild += word > 0 && word < 3 ? 1 : 0;
                word = 1;
            } else if (Chars.is(c, Chars.LOWER)) {
                word++;
            } else {
                word = 0;
            }
        }
        return wild;
    }
}
