package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/**
 * Bank accounts after ISO 13616: country, two check digits, up to 30 letters and digits, alone or in groups of four; the
 * remainder by 97 must be 1. Asked where the first check digit stands.
 */
public final class IbanRule implements Rule {

    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;

    @Override
    public String name() {
        return "iban";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int begin = from - 2;
        boolean head = Chars.at(text, begin, Chars.LETTER)
                && Chars.at(text, begin + 1, Chars.LETTER)
                && Chars.at(text, from + 1, Chars.DIGIT)
                && Boundary.before(text, begin);
        if (!head) {
            return NOTHING;
        }
        int end = end(text, begin);
        if (end < 0) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }

    /** The longest end whose check digits are right: in groups, the next word may look like one more group. */
    private static int end(CharSequence text, int begin) {
        int rest = 0;
        int count = 4;
        int best = NOTHING;
        int at = begin + 4;
        // One in eight hundred UUIDs has the right check digits in its last two groups, of which the last is too long.
        boolean dashes = Chars.get(text, at) == '-';
        while (count < LONGEST && at < text.length()) {
            char c = text.charAt(at);
            if (dashes && c != '-' && (at - begin) % 5 == 4) {
                break;
            }
            if ((c == ' ' || c == '-') && (at - begin) % 5 == 4 && Chars.at(text, at + 1, Chars.ALNUM)) {
                at++;
                continue;
            }
            if (!Chars.is(c, Chars.ALNUM)) {
                break;
            }
            rest = remainder(text, at, at + 1, rest);
            count++;
            at++;
            boolean right = remainder(text, begin, begin + 4, rest) == 1;
            if (right && count >= SHORTEST && Boundary.after(text, at)) {
                best = at;
            }
        }
        return best;
    }

    private static int remainder(CharSequence text, int from, int to, int before) {
        int remainder = before;
        for (int i = from; i < to; i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }
}
