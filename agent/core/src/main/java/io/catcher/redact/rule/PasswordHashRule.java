package io.catcher.redact.rule;

import io.catcher.redact.rule.token.Randomness;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** Stored passwords: crypt's {@code $id$salt$hash}, LDAP's {@code {SSHA}…}, Kerberos tickets, SCRAM's keys. */
public final class PasswordHashRule implements Rule {

    private static final String SCRAM = "scram-sha-";

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
            "$bcrypt-sha256$",
            "$krb5",
            "$ml$",
            "$s$",
            "$s0$",
            "$p$",
            "$h$",
            "{ssha",
            "{sha",
            "{smd5}",
            "{bcrypt}",
            "{pbkdf2",
            "{scrypt",
            "{crypt}",
            "pbkdf2_sha256$",
            "pbkdf2_sha1$",
            "bcrypt$$",
            "bcrypt_sha256$$",
            SCRAM + "1$",
            SCRAM + "256$");

    private static final int SHORTEST = 20;

    /** Where the text ends, the rest may have been cut off. */
    private static final int SHORTEST_CUT = 8;

    private static final int READ = 192;

    @Override
    public String name() {
        return "password_hash";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (text.charAt(from) == '$' && isInsideOfName(text, from)) {
            return NOTHING;
        }
        boolean colons = Chars.startsWithAnyCase(text, from, SCRAM);
        int end = skip(text, to, READ, colons);
        boolean enough = end - to >= SHORTEST && (!isNumbered(text, from, to) || hasSalt(text, to, end));
        boolean cut = end == text.length() && end - to >= SHORTEST_CUT && Randomness.isToken(text, to, end);
        if ((!enough && !cut) || Chars.count(text, to, end, Chars.ALNUM) < (end - to) / 2) {
            return NOTHING;
        }
        int whole = skip(text, end, Integer.MAX_VALUE, colons);
        spans.hide(from, whole, name());
        return whole;
    }

    /** {@code Orders$1$Inner}, {@code ShopKt$main$1$2}: the compiler numbers classes and lambdas in the same way. */
    private static boolean isInsideOfName(CharSequence text, int from) {
        boolean escaped = Chars.get(text, from - 2) == '\\';
        char before = Chars.get(text, from - 1);
        return (Chars.isLetterOrDigit(before) && !escaped) || before == '_' || before == '$';
    }

    private static boolean isNumbered(CharSequence text, int from, int to) {
        return to - from == 3 && Chars.at(text, from + 1, Chars.DIGIT);
    }

    /** The hash behind the last sign is as long as that of MD5 at least. */
    private static boolean hasSalt(CharSequence text, int from, int end) {
        int last = end;
        while (last > from && text.charAt(last - 1) != '$') {
            last--;
        }
        return last > from && end - last >= SHORTEST;
    }

    private static int skip(CharSequence text, int from, int most, boolean colons) {
        int at = from;
        while (at < text.length() && at - from < most && isBody(text.charAt(at), colons)) {
            at++;
        }
        return at;
    }

    private static boolean isBody(char c, boolean colons) {
        return Chars.is(c, Chars.TOKEN | Chars.BASE64 | Chars.DOLLAR)
                || c == ','
                || c == '*'
                || c == '}'
                || c == '@'
                || (colons && c == ':');
    }
}
