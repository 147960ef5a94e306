package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/**
 * Keys that a vendor lets begin with a known word.
 *
 * @param text the word, in its exact case
 * @param body what may follow, as {@link Chars}
 * @param sure whether what follows may be a word too
 * @param shortest of what follows; less only where the text ends, because a cut key is still one
 */
public record Prefix(String text, int body, int shortest, boolean sure) implements Rule {

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
        boolean cut = end == in.length() && end - to >= Math.min(text.length() < 4 ? ENOUGH_OF_A_CUT_KEY : 1, shortest);
        if ((end - to < shortest && !cut) || (text.length() < TELLING && !sure && !isMixed(in, to, end))) {
            return NOTHING;
        }
        int whole = Chars.skip(in, end, body);
        spans.hide(from, whole, name());
        return whole;
    }

    private boolean isMixed(CharSequence in, int from, int to) {
        boolean telling = text.length() >= 4 && (to - from < shortest || body == (Chars.UPPER | Chars.DIGIT));
        return telling
                || Chars.count(in, from, to, Chars.DIGIT) > 0
                || (Chars.count(in, from, to, Chars.UPPER) > 2 && Chars.count(in, from, to, Chars.LOWER) > 2);
    }

    private boolean isInsideOfWord(CharSequence in, int from) {
        boolean escaped = from > 1 && in.charAt(from - 2) == '\\';
        return Chars.is(text.charAt(0), Chars.WORD) && Chars.at(in, from - 1, Chars.ALNUM) && !escaped;
    }
}
