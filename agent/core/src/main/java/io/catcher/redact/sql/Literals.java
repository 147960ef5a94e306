package io.catcher.redact.sql;

import io.catcher.redact.assign.Harmless;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Spans;

/** What an expression of SQL says by itself: its texts and numbers, not its columns, parameters and functions. */
final class Literals {

    private Literals() {}

    /** All texts, also those in a call of a function; where there is none a number that stands alone, which may be a PIN. */
    static void hide(CharSequence text, int from, int to, String rule, Spans spans) {
        boolean literal = false;
        for (int at = from; at < to; at++) {
            char quote = text.charAt(at);
            if (quote == '\'' || (quote == '"' && at == from)) {
                int end = quote == '"' ? closing(text, at + 1, to) : Items.endOfLiteral(text, at + 1, to);
                if (!Harmless.isPlaceholder(text, at + 1, end)) {
                    spans.hide(at + 1, end, rule);
                }
                literal = true;
                at = end;
            }
        }
        int end = Chars.skip(text, from, Chars.DIGIT);
        if (!literal && end > from && Chars.skip(text, end, Chars.SPACE) >= to) {
            spans.hide(from, end, rule);
        }
    }

    /** MySQL's other quote. */
    private static int closing(CharSequence text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }
}
