package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** Private keys in lines of base64 that are no PEM: PuTTY's, and those of the commercial SSH. */
public final class KeyLinesRule implements Rule {

    public static final List<String> LITERALS = List.of("private-lines:", "---- begin ssh2 encrypted private key ----");

    @Override
    public String name() {
        return "pem";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int begin = Chars.skip(text, to, Chars.SPACE | Chars.DIGIT, 8);
        boolean counted = text.charAt(to - 1) != ':' || Chars.count(text, to, begin, Chars.DIGIT) > 0;
        int end = counted ? PemRule.body(text, begin, text.length()) : begin;
        if (end <= begin) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }
}
