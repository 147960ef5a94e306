package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/**
 * Keys without their PEM lines: the base64 of a PEM block, at each of the three places where base64 may begin to count, and
 * the bare body of a private key (its DER form begins with a sequence and a version).
 */
public final class EncodedKeyRule implements Rule {

    /** Folded; the exact case is asked for afterwards. */
    public static final List<String> LITERALS =
            List.of("ls0tls1crudjti", "0tls0tqkvhsu4", "tls0tlujfr0lo", "ibaakc", "ibadanbgkqh", "ibaajb", "ibaaka");

    private static final List<String> EXACT =
            List.of("LS0tLS1CRUdJTi", "0tLS0tQkVHSU4", "tLS0tLUJFR0lO", "IBAAKC", "IBADANBgkqh", "IBAAJB", "IBAAKA");

    private static final int LONGEST_BEFORE = 12;

    @Override
    public String name() {
        return "encoded_key";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (EXACT.stream().noneMatch(exact -> Chars.startsWith(text, from, exact))) {
            return NOTHING;
        }
        int begin = Chars.skipBack(text, from, Chars.BASE64, LONGEST_BEFORE);
        if (text.charAt(from) == 'I' && !Chars.startsWith(text, begin, "MI")) {
            return NOTHING;
        }
        int end = end(text, to);
        spans.hide(begin, end, name());
        return end;
    }

    private static int end(CharSequence text, int from) {
        int end = Chars.skip(text, from, Chars.URL64 | Chars.BASE64);
        int at = end;
        while (at < text.length()) {
            // Lines of 64 or 76 characters, with breaks that may be escaped.
            int gap = at;
            while (gap < text.length() && gap - at < 40 && isGap(text, gap)) {
                gap++;
            }
            at = Chars.skip(text, gap, Chars.URL64 | Chars.BASE64);
            if (gap == end || at - gap < 16) {
                return end;
            }
            end = at;
        }
        return end;
    }

    private static boolean isGap(CharSequence text, int at) {
        char c = text.charAt(at);
        return Chars.is(c, Chars.SPACE | Chars.QUOTE)
                || c == '\\'
                || ((c == 'n' || c == 'r') && text.charAt(at - 1) == '\\');
    }
}
