package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What follows the name of an HTTP authentication scheme: {@code Bearer …}, {@code Basic …}. */
public final class SchemeRule implements Rule {

    public static final List<String> LITERALS =
            List.of("bearer", "basic", "ssws", "ntlm", "negotiate", "apikey", "token token=", "hmac-sha256", "flyv1");

    private static final int SHORTEST = 8;
    private static final int READ = 256;
    private static final int BODY = Chars.TOKEN | Chars.BASE64 | Chars.TILDE | Chars.DOLLAR;

    @Override
    public String name() {
        return "auth_scheme";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (Chars.at(text, from - 1, Chars.ALNUM)) {
            return NOTHING;
        }
        int begin = begin(text, to);
        if (begin == to || begin < 0) {
            return NOTHING;
        }
        int end = Chars.skip(text, begin, BODY, READ);
        boolean cut = end == text.length();
        if (end - begin < (cut ? 4 : SHORTEST) || !isCredential(text, begin, end)) {
            return NOTHING;
        }
        int whole = Chars.skip(text, end, BODY);
        spans.hide(begin, whole, name());
        return whole;
    }

    /** Of basic authentication the colon between name and password is certain, once it is decoded. */
    private static boolean isCredential(CharSequence text, int from, int to) {
        boolean cut = to == text.length() && Chars.count(text, from + 1, to, Chars.UPPER) > 1;
        if (cut || Randomness.isToken(text, from, to)) {
            return true;
        }
        try {
            byte[] plain = Base64.getDecoder().decode(text.subSequence(from, to).toString());
            return new String(plain, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** Behind spaces, a colon, or their forms in URLs. */
    private static int begin(CharSequence text, int to) {
        int at = to;
        while (at < text.length() && at - to < 8) {
            char c = text.charAt(at);
            if (c == '%' && (Chars.startsWith(text, at, "%20") || Chars.startsWithAnyCase(text, at, "%3a"))) {
                at += 3;
            } else if (c == ' ' || c == ':' || c == '+' || c == '\t' || c == '"' || c == '\'') {
                at++;
            } else {
                return at;
            }
        }
        return at < text.length() ? at : -1;
    }
}
