package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** Stored passwords: crypt's {@code $id$salt$hash}, LDAP's {@code {SSHA}…}, Kerberos tickets. */
public final class PasswordHashRule implements Rule {

    public static final List<String> LITERALS = List.of(
            "$1$",
            "$2a$",
            "$2b$",
            "$2x$",
            "$2y$",
            "$5$",
            "$6$",
            "$7$",
            "$y$",
            "$gy$",
            "$apr1$",
            "$argon2",
            "$scrypt$",
            "$pbkdf2",
            "$krb5",
            "$ml$",
            "$s$",
            "$p$",
            "$h$",
            "{ssha",
            "{sha",
            "{smd5}",
            "{bcrypt}",
            "{pbkdf2}",
            "{crypt}",
            "pbkdf2_sha256$",
            "pbkdf2_sha1$",
            "bcrypt$$");

    private static final int SHORTEST = 20;
    private static final int READ = 128;

    @Override
    public String name() {
        return "password_hash";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int end = skip(text, to, READ);
        boolean cut = end == text.length() && end - to >= 4;
        if ((end - to < SHORTEST && !cut) || Chars.count(text, to, end, Chars.ALNUM) < (end - to) / 2) {
            return NOTHING;
        }
        int whole = skip(text, end, Integer.MAX_VALUE);
        spans.hide(from, whole, name());
        return whole;
    }

    private static int skip(CharSequence text, int from, int most) {
        int at = from;
        while (at < text.length() && at - from < most && isBody(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBody(char c) {
        return Chars.is(c, Chars.TOKEN | Chars.BASE64 | Chars.DOLLAR) || c == ',' || c == '*' || c == '}' || c == '@';
    }
}
