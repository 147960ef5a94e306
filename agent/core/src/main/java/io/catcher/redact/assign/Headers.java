package io.catcher.redact.assign;

import io.catcher.redact.rule.token.Randomness;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.Locale;
import java.util.Set;

/** Headers whose whole line is a secret, whatever words it begins with: cookies and authorizations. */
final class Headers {

    private static final Set<String> NAMES =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-amz-security-token");

    /** Judged by its beginning: "cookie:" may stand a thousand times in a line. */
    private static final int READ = 256;

    private Headers() {}

    static boolean isHeader(String key) {
        return NAMES.contains(key.toLowerCase(Locale.ROOT));
    }

    static int hide(CharSequence text, Link link, String rule, Spans spans) {
        int from = link.value();
        while (from < text.length()
                && (Chars.is(text.charAt(from), Chars.QUOTE | Chars.SPACE) || text.charAt(from) == '\\')) {
            from++;
        }
        int end = end(text, from, READ);
        boolean telling = false;
        for (int i = from; i < end && !telling; ) {
            int word = i;
            while (word < end && !Chars.is(text.charAt(word), Chars.SPACE)) {
                word++;
            }
            telling = isTelling(text, i, word);
            i = word + 1;
        }
        if (!telling || Harmless.isPlaceholder(text, from, end)) {
            return Rule.NOTHING;
        }
        int whole = end(text, end, Integer.MAX_VALUE);
        spans.hide(from, whole, rule);
        return whole;
    }

    private static int end(CharSequence text, int from, int most) {
        int at = from;
        while (at < text.length() && at - from < most && text.charAt(at) != '\n' && !endsQuoted(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean endsQuoted(CharSequence text, int at) {
        char c = text.charAt(at);
        return c == '"'
                || (c == '\'' && !Chars.at(text, at + 1, Chars.ALNUM))
                || (c == '\\' && Chars.at(text, at + 1, Chars.QUOTE));
    }

    private static boolean isTelling(CharSequence text, int from, int to) {
        return to - from >= 3 && (Randomness.isToken(text, from, to) || Chars.count(text, from, to, Chars.PAD) > 0);
    }
}
