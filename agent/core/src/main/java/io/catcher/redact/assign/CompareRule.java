package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Spans;

/** {@code "…" == password}: the value stands before its key. */
final class CompareRule {

    private static final int LONGEST = 256;

    private CompareRule() {}

    static void hide(CharSequence text, int key, String rule, Spans spans) {
        int at = key;
        while (at > 0 && key - at < 4 && Chars.is(text.charAt(at - 1), Chars.SPACE)) {
            at--;
        }
        int sign = at;
        while (at > 0 && sign - at < 3 && (text.charAt(at - 1) == '=' || text.charAt(at - 1) == '!')) {
            at--;
        }
        while (at > 0 && sign - at < 6 && Chars.is(text.charAt(at - 1), Chars.SPACE)) {
            at--;
        }
        if (sign - at < 2 || !Chars.at(text, at - 1, Chars.QUOTE)) {
            return;
        }
        char quote = text.charAt(at - 1);
        int begin = at - 1;
        while (begin > 0 && at - begin < LONGEST && text.charAt(begin - 1) != quote && text.charAt(begin - 1) != '\n') {
            begin--;
        }
        if (Chars.get(text, begin - 1) == quote && !Harmless.isPlaceholder(text, begin, at - 1)) {
            spans.hide(begin, at - 1, rule, true);
        }
    }
}
