package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** What looks drawn by lot right behind the name of a service that gives out keys: {@code mailgun_key = …}. */
public final class VendorRule implements Rule {

    private static final int LONGEST_NAME = 32;
    private static final int SHORTEST = 16;
    private static final int BODY = Chars.TOKEN | Chars.BASE64;

    public static List<String> literals() {
        return Prefixes.lines("services.txt");
    }

    @Override
    public String name() {
        return "vendor_key";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (Chars.at(text, from - 1, Chars.LETTER)) {
            return NOTHING;
        }
        int name = Chars.skip(text, to, Chars.URL64, LONGEST_NAME);
        int begin = gap(text, name);
        if (begin == name || begin == text.length()) {
            return NOTHING;
        }
        int end = Chars.skip(text, begin, BODY, 4 * SHORTEST);
        if (!Randomness.isKey(text, begin, end, SHORTEST) || Chars.count(text, begin, end, Chars.DIGIT) < 2) {
            return NOTHING;
        }
        int whole = Chars.skip(text, end, BODY);
        spans.hide(begin, whole, name());
        return whole;
    }

    /** Spaces, signs and quotes; something that joins must be among them. */
    private static int gap(CharSequence text, int from) {
        int at = from;
        while (at - from < 8 && at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '=' && c != ':' && c != '>' && c != '\\' && !Chars.is(c, Chars.QUOTE)) {
                break;
            }
            at++;
        }
        return at;
    }
}
