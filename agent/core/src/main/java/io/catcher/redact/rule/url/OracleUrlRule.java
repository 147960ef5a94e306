package io.catcher.redact.rule.url;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/** {@code jdbc:oracle:thin:user/password@host}. */
public final class OracleUrlRule implements Rule {

    public static final String LITERAL = "jdbc:oracle:";

    private static final int LONGEST = 256;

    @Override
    public String name() {
        return "url_credentials";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int user = Chars.skip(text, to, Chars.ALNUM);
        if (Chars.get(text, user) != ':') {
            return NOTHING;
        }
        int slash = -1;
        int limit = Math.min(text.length(), user + LONGEST);
        int at = user + 1;
        for (; at < limit && text.charAt(at) > ' ' && text.charAt(at) != '@'; at++) {
            if (text.charAt(at) == '/' && slash < 0) {
                slash = at;
                at = behindQuotes(text, at, limit);
            }
        }
        if (slash < 0 || (at < text.length() && text.charAt(at) != '@')) {
            return NOTHING;
        }
        spans.hide(user + 1, at, name());
        return at + 1;
    }

    /** {@code scott/"p@ss"@host}: the last character within quotes, else the slash. */
    private static int behindQuotes(CharSequence text, int slash, int limit) {
        if (Chars.get(text, slash + 1) != '"') {
            return slash;
        }
        int at = slash + 2;
        while (at < limit && text.charAt(at) > ' ' && text.charAt(at) != '"') {
            at++;
        }
        return Chars.get(text, at) == '"' && Chars.get(text, at + 1) == '@' ? at : slash;
    }
}
