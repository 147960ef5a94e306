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

    /** @param key where its name begins */
    static int hide(CharSequence text, int key, Link link, String rule, Spans spans) {
        Structure values = Structure.read(text, link.value());
        int from = values == null ? link.value() : values.from();
        while (from < text.length()
                && (Chars.is(text.charAt(from), Chars.QUOTE | Chars.SPACE) || text.charAt(from) == '\\')) {
            from++;
        }
        boolean cookies = rule.endsWith("cookie");
        int member = from == link.value() ? Member.endOfHeader(text, key, from, cookies) : Member.NONE;
        int last = values != null ? values.to() : member < 0 ? text.length() : member;
        int end = end(text, from, Math.min(last, from + READ));
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
        int whole = end(text, end, last);
        spans.hide(from, whole, rule);
        return whole;
    }

    private static int end(CharSequence text, int from, int last) {
        int at = from;
        while (at < last && at < text.length() && text.charAt(at) != '\n' && !endsQuoted(text, at)) {
            at = isParameter(text, at) ? endOfParameter(text, at) : at + 1;
        }
        return at;
    }

    /** {@code realm="…"}: its quotes are the header's own. */
    private static boolean isParameter(CharSequence text, int sign) {
        return text.charAt(sign) == '='
                && Chars.get(text, quote(text, sign + 1)) == '"'
                && Chars.at(text, sign - 1, Chars.TOKEN);
    }

    private static int endOfParameter(CharSequence text, int sign) {
        int quote = quote(text, sign + 1);
        int depth = quote - sign - 1;
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != '\n') {
            int next = quote(text, at);
            if (Chars.get(text, next) == '"' && next - at <= depth) {
                return next + 1;
            }
            at = Math.max(next, at + 1);
        }
        return at;
    }

    private static int quote(CharSequence text, int from) {
        int at = from;
        while (Chars.get(text, at) == '\\') {
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
