package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/** US social security numbers in their written form, {@code 123-45-6789} or with spaces. */
public final class SsnRule implements Rule {

    private static final int LENGTH = 11;

    @Override
    public String name() {
        return "ssn";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int end = from + LENGTH;
        char separator = Chars.get(text, from + 3);
        boolean written = (separator == '-' || separator == ' ')
                && Chars.get(text, from + 6) == separator
                && digits(text, from, 3)
                && digits(text, from + 4, 2)
                && digits(text, from + 7, 4);
        if (!written || !Boundary.ofNumber(text, from, end) || !isGiven(text, from)) {
            return NOTHING;
        }
        spans.hide(from, end, name());
        return end;
    }

    private static boolean digits(CharSequence text, int from, int count) {
        return from + count <= text.length() && Chars.count(text, from, from + count, Chars.DIGIT) == count;
    }

    /** No part of a number that was given is all zeros, and none begins with 666. */
    private static boolean isGiven(CharSequence text, int from) {
        return !Chars.startsWith(text, from, "000")
                && !Chars.startsWith(text, from, "666")
                && !Chars.startsWith(text, from + 4, "00")
                && !Chars.startsWith(text, from + 7, "0000");
    }
}
