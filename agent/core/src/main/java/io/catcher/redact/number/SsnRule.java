package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/**
 * US social security numbers: area, group and serial with dashes or spaces between; also with the second dash left out, and
 * beside a word that says what it is with the first or both left out. The limits are those of the Social Security
 * Administration: no part is all zeros, and no area is 666.
 */
public final class SsnRule implements Rule {

    private static final int DIGITS = 9;
    private static final int AREA = 3;
    private static final int GROUP = 5;
    private static final Words BEFORE = new Words("ssn ssns social taxpayer itin");

    @Override
    public String name() {
        return "ssn";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int[] digits = new int[DIGITS];
        int count = 0;
        char first = 0;
        char second = 0;
        int at = from;
        while (at < text.length() && count < DIGITS) {
            char c = text.charAt(at);
            if (Chars.is(c, Chars.DIGIT)) {
                digits[count++] = c - '0';
            } else if (c != '-' && c != ' ') {
                return NOTHING;
            } else if (count == AREA && first == 0) {
                first = c;
            } else if (count == GROUP && second == 0) {
                second = c;
            } else {
                return NOTHING;
            }
            at++;
        }
        if (count < DIGITS || !isGiven(digits) || !Boundary.ofNumber(text, from, at)) {
            return NOTHING;
        }
        boolean written =
                first != 0 && (first == second || (second == 0 && first == '-' && standsAlone(text, from, at)));
        if (!written && !BEFORE.before(text, from)) {
            return NOTHING;
        }
        spans.hide(from, at, name());
        return at;
    }

    /** {@code 123-456789} inside of an item's number is none. */
    private static boolean standsAlone(CharSequence text, int from, int to) {
        return (from == 0 || !Chars.at(text, from - 1, Chars.TOKEN | Chars.BASE64_MARK)) && isEnd(Chars.get(text, to));
    }

    private static boolean isEnd(char c) {
        return c == '\0' || Chars.is(c, Chars.SPACE | Chars.QUOTE) || c == ',' || c == '.' || c == ')' || c == ';';
    }

    private static boolean isGiven(int[] digits) {
        int area = digits[0] * 100 + digits[1] * 10 + digits[2];
        return area != 0
                && area != 666
                && digits[3] + digits[4] != 0
                && digits[5] + digits[6] + digits[7] + digits[8] != 0;
    }
}
