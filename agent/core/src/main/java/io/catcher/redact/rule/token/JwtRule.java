package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/** JSON web tokens, and any other JSON in base64, which begins in the same way; also cut ones. */
public final class JwtRule implements Rule {

    public static final String LITERAL = "ey";

    private static final int SHORTEST = 12;

    @Override
    public String name() {
        return "jwt";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        boolean json = Chars.startsWith(text, from, "eyJ");
        if (!json && !Chars.startsWith(text, from, "ey")) {
            return NOTHING;
        }
        // In a run of letters only its beginning counts: else each "ey" of a long one would be read to the end.
        int before = json ? Chars.ALNUM : Chars.TOKEN;
        if (Chars.at(text, from - 1, before) && !isEscaped(text, from)) {
            return NOTHING;
        }
        int end = Chars.skip(text, to, Chars.TOKEN | Chars.BASE64);
        boolean token = json ? end - from >= SHORTEST || end == text.length() : hasThreeParts(text, from, end);
        if (!token || (json && end - from < 5)) {
            return NOTHING;
        }
        spans.hide(from, end, name());
        return end;
    }

    private static boolean isEscaped(CharSequence text, int from) {
        return from > 1 && text.charAt(from - 2) == '\\';
    }

    private static boolean hasThreeParts(CharSequence text, int from, int end) {
        int parts = Chars.count(text, from, end, Chars.DOT);
        return parts >= 2
                && parts <= 4
                && end - from >= 40
                && Chars.count(text, from, end, Chars.DIGIT) >= 2
                && Chars.count(text, from, end, Chars.UPPER) >= 4;
    }
}
