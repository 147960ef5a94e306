package io.catcher.redact.rule.url;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** {@code scheme://user:password@host}; without the host too, where the text ends before it. */
public final class UrlCredentialsRule implements Rule {

    public static final List<String> LITERALS = List.of("://", "@tcp(", "@unix(");

    /** A longer "user" is no user; what is not found in so much is not looked for. */
    private static final int LONGEST = 512;

    private static final int LONGEST_REST = 64;

    @Override
    public String name() {
        return "url_credentials";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (text.charAt(from) == '@') {
            return withoutScheme(text, from, spans);
        }
        if (!Chars.at(text, from - 1, Chars.ALNUM)) {
            return NOTHING;
        }
        int last = -1;
        int colon = -1;
        int limit = Math.min(text.length(), to + LONGEST);
        int at = to;
        for (; at < limit && isAuthority(text.charAt(at)); at++) {
            if (text.charAt(at) == '@') {
                last = at;
            } else if (text.charAt(at) == ':' && colon < 0) {
                colon = at;
            }
        }
        if (last > to && !(colon < 0 && Chars.startsWith(text, to, "git@"))) {
            return hide(to, last, spans);
        }
        int sign = colon < 0 || last >= 0 ? NOTHING : behindSlashes(text, colon, at);
        if (sign > 0) {
            return hide(to, sign, spans);
        }
        boolean cut = at == text.length()
                && colon >= 0
                && last < 0
                && isUser(text, to, colon)
                && !isHostAndPort(text, to, colon, at);
        return cut ? hide(to, at, spans) : NOTHING;
    }

    /** The sign behind a password with a slash in it, which should have been encoded; what is no port must be one. */
    private static int behindSlashes(CharSequence text, int colon, int slash) {
        if (Chars.get(text, slash) != '/' || slash == colon + 1 || !isPassword(text, colon + 1, slash)) {
            return NOTHING;
        }
        int limit = Math.min(text.length(), slash + LONGEST_REST);
        for (int at = slash; at < limit && (isAuthority(text.charAt(at)) || text.charAt(at) == '/'); at++) {
            if (text.charAt(at) == '@') {
                int host = Chars.skip(text, at + 1, Chars.TOKEN, LONGEST_REST);
                char after = Chars.get(text, host);
                return host > at + 1 && (after == ':' || after == '/') ? at : NOTHING;
            }
        }
        return NOTHING;
    }

    /** The pass goes on behind the sign: else what is left of it would be taken for an address of e-mail, host and all. */
    private int hide(int from, int to, Spans spans) {
        spans.hide(from, to, name());
        return to + 1;
    }

    /** {@code user:password@tcp(host:3306)}: the login stands before the sign. */
    private int withoutScheme(CharSequence text, int sign, Spans spans) {
        int begin = sign;
        int colon = -1;
        while (begin > 0
                && sign - begin < LONGEST
                && isAuthority(text.charAt(begin - 1))
                && text.charAt(begin - 1) != '(') {
            begin--;
            colon = text.charAt(begin) == ':' ? begin : colon;
        }
        return colon > begin && sign - begin < LONGEST ? hide(begin, sign, spans) : NOTHING;
    }

    private static boolean isAuthority(char c) {
        return c > ' ' && c != '/' && c != '"' && c != '\'' && c != '<' && c != '>' && c != '\\' && c != '`';
    }

    /** A port is a number, or the place where one is put in. */
    private static boolean isHostAndPort(CharSequence text, int host, int colon, int end) {
        char c = Chars.get(text, colon + 1);
        boolean v6 = Chars.get(text, host) == '[';
        return v6 || c == '%' || c == '{' || c == '$' || !isPassword(text, colon + 1, end);
    }

    /** Not the rest of a connection string: {@code https://shop.azconfig.io;Id=x1:…}. */
    private static boolean isUser(CharSequence text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == ';' || text.charAt(at) == '=') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPassword(CharSequence text, int from, int end) {
        return Chars.count(text, from, end, Chars.LETTER) > 0
                && Chars.is(text.charAt(from), Chars.ALNUM)
                && Chars.skip(text, from, Chars.DIGIT) < Math.min(end, from + 5)
                && Chars.count(text, from, end, Chars.TOKEN) > (end - from) / 2;
    }
}
