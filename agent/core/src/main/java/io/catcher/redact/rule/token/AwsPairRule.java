package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** The secret of an access key of Amazon, which has no shape of its own, right behind the key's id. */
public final class AwsPairRule implements Rule {

    /** Or the name of the class would take the id alone for what it hides. */
    private static final String CREDENTIALS = "credentials";

    public static final List<String> LITERALS = List.of("akia", "asia", CREDENTIALS);

    private static final int ID = 20;
    private static final int SECRET = 40;
    private static final int WIDEST_GAP = 8;
    private static final int LONGEST_METHOD = 16;

    @Override
    public String name() {
        return "vendor_key";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int begin = Chars.startsWithAnyCase(text, from, CREDENTIALS) ? firstArgument(text, to) : from;
        boolean exact = Chars.startsWith(text, begin, "AKIA") || Chars.startsWith(text, begin, "ASIA");
        int id = Chars.skip(text, begin, Chars.UPPER | Chars.DIGIT, ID + 1);
        if (!exact || id - begin != ID) {
            return NOTHING;
        }
        int secret = gap(text, id);
        int end = Chars.skip(text, secret, Chars.ALNUM | Chars.BASE64_MARK, SECRET + 1);
        boolean whole = end - secret == SECRET || (end == text.length() && end > secret);
        if (secret == id || !whole || !Randomness.isToken(text, secret, end)) {
            return NOTHING;
        }
        spans.hide(begin, id, name());
        spans.hide(secret, end, name());
        return end;
    }

    /** {@code BasicAWSCredentials("…}, {@code AwsBasicCredentials.create("…}. */
    private static int firstArgument(CharSequence text, int from) {
        int parenthesis = Chars.skip(text, from, Chars.TOKEN, LONGEST_METHOD);
        return Chars.get(text, parenthesis) == '(' ? gap(text, parenthesis + 1) : from;
    }

    /** {@code :}, a comma, quotes, a tab. */
    private static int gap(CharSequence text, int from) {
        int at = from;
        while (at - from < WIDEST_GAP
                && (Chars.at(text, at, Chars.SPACE | Chars.QUOTE) || isSign(Chars.get(text, at)))) {
            at++;
        }
        return at;
    }

    private static boolean isSign(char c) {
        return c == ':' || c == ',' || c == ';' || c == '|' || c == '\\';
    }
}
