package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/**
 * Keys that a vendor lets begin with a known word.
 *
 * @param text the word, in its exact case
 * @param body what may follow, as {@link Chars}
 * @param shortest of what follows; less only where the text ends, because a cut key is still one
 * @param trust what the word says alone
 */
public record Prefix(String text, int body, int shortest, Trust trust) implements Rule {

    /** What a prefix says before anything is known of what follows. */
    public enum Trust {
        /** Names of a program may begin so too, {@code api-}, {@code test_}: what follows must be no name. */
        LITTLE,
        /** No name begins so. */
        MUCH,
        /** A word may follow. */
        ALL
    }

    /** A shorter word says too little unless what follows looks like no word. */
    private static final int TELLING = 8;

    /** Judged by its beginning: a prefix may stand a thousand times in one run of letters that is no key. */
    private static final int READ = 128;

    private static final int ENOUGH_OF_A_CUT_KEY = 8;

    @Override
    public String name() {
        return "vendor_key";
    }

    @Override
    public int judge(CharSequence in, int from, int to, Spans spans) {
        if (!Chars.startsWith(in, from, text) || isInsideOfWord(in, from)) {
            return NOTHING;
        }
        int end = Chars.skip(in, to, body, READ);
        boolean key = end - to >= shortest ? isKey(in, to, end) : isCut(in, end) && isBeginOfKey(in, to, end);
        if (!key) {
            return NOTHING;
        }
        int whole = Chars.skip(in, end, body);
        spans.hide(from, whole, name());
        return whole;
    }

    private boolean isKey(CharSequence in, int from, int to) {
        if (trust == Trust.ALL || (text.length() >= 4 && body == (Chars.UPPER | Chars.DIGIT))) {
            return true;
        }
        return (text.length() >= TELLING || isMixed(in, from, to)) && !isName(in, from, to);
    }

    private static boolean isMixed(CharSequence in, int from, int to) {
        return Chars.count(in, from, to, Chars.DIGIT) > 0
                || (Chars.count(in, from, to, Chars.UPPER) > 2 && Chars.count(in, from, to, Chars.LOWER) > 2);
    }

    /** Nothing says that a text was cut but that it ends: {@code api-gateway} is the whole of a name. */
    private boolean isBeginOfKey(CharSequence in, int from, int to) {
        int enough = text.length() < 4 || trust == Trust.LITTLE ? ENOUGH_OF_A_CUT_KEY : 1;
        return to - from >= enough && (enough == 1 || Randomness.isToken(in, from, to)) && !isName(in, from, to);
    }

    private boolean isName(CharSequence in, int from, int to) {
        return trust == Trust.LITTLE && Randomness.isName(in, from, to);
    }

    private static boolean isCut(CharSequence in, int end) {
        return end == in.length() || in.charAt(end) == '…' || Chars.startsWith(in, end, "...");
    }

    private boolean isInsideOfWord(CharSequence in, int from) {
        boolean escaped = from > 1 && in.charAt(from - 2) == '\\';
        return Chars.is(text.charAt(0), Chars.WORD) && Chars.at(in, from - 1, Chars.ALNUM) && !escaped;
    }
}
