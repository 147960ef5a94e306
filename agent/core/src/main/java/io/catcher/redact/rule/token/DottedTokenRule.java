package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/** Tokens of Discord's bots: an id in base64, a time of six or seven letters, a signature, with dots between. */
public final class DottedTokenRule implements Rule {

    public static final String LITERAL = ".";

    private static final int LONGEST = 32;
    private static final int SHORTEST_ID = 23;
    private static final int SHORTEST_SIGNATURE = 27;

    @Override
    public String name() {
        return "vendor_key";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int second = Chars.skip(text, to, Chars.URL64, 8);
        if (second - to < 5 || second - to > 7 || Chars.get(text, second) != '.') {
            return NOTHING;
        }
        int begin = Chars.skipBack(text, from, Chars.URL64, LONGEST);
        int end = Chars.skip(text, second + 1, Chars.URL64, 2 * LONGEST);
        boolean token = from - begin >= SHORTEST_ID
                && end - second > SHORTEST_SIGNATURE
                && Chars.count(text, begin, end, Chars.DIGIT) >= 4
                && Chars.count(text, begin, end, Chars.UPPER) >= 4;
        if (!token) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }
}
