package io.catcher.redact.rule.token;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/**
 * Keys that are hexadecimal digits and something else, joined: Mailgun's ({@code 32-8-8}), Asana's
 * ({@code 2/user/app:32}), Airtable's ({@code pat14.64}), those of Zhipu's models ({@code 32.16}).
 */
public final class HexKeyRule implements Rule {

    public static final List<String> LITERALS = List.of("-", ":", ".");

    private static final int HEX = 32;
    private static final int GROUP = 8;
    private static final int SECRET = 16;
    private static final int PAT = 17;
    private static final int AIRTABLE = 64;
    private static final int LONGEST_ID = 20;

    @Override
    public String name() {
        return "vendor_key";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        // First what costs one look: these signs are everywhere.
        if (!Chars.at(text, from - 1, Chars.ALNUM)) {
            return NOTHING;
        }
        boolean hex = Chars.at(text, from - HEX, Chars.HEX) && Chars.at(text, from - 1, Chars.HEX);
        return switch (text.charAt(from)) {
            case '-' -> hex ? mailgun(text, from, to, spans) : NOTHING;
            case ':' -> Chars.at(text, from - 1, Chars.DIGIT) ? asana(text, from, to, spans) : NOTHING;
            default ->
                Chars.get(text, from - PAT) == 'p'
                        ? airtable(text, from, to, spans)
                        : hex ? zhipu(text, from, to, spans) : NOTHING;
        };
    }

    private int mailgun(CharSequence text, int from, int to, Spans spans) {
        int second = to + GROUP;
        boolean groups = Chars.get(text, second) == '-' && isRun(text, to, Chars.HEX, GROUP);
        return groups && isRun(text, second + 1, Chars.HEX, GROUP)
                ? hide(text, from, second + 1 + GROUP, spans)
                : NOTHING;
    }

    private int zhipu(CharSequence text, int from, int to, Spans spans) {
        boolean secret = isRun(text, to, Chars.ALNUM, SECRET) && Randomness.isToken(text, to, to + SECRET);
        return secret ? hide(text, from, to + SECRET, spans) : NOTHING;
    }

    private int airtable(CharSequence text, int from, int to, Spans spans) {
        if (!Chars.startsWith(text, from - PAT, "pat") || !isRun(text, to, Chars.HEX, AIRTABLE)) {
            return NOTHING;
        }
        spans.hide(from - PAT, to + AIRTABLE, name());
        return to + AIRTABLE;
    }

    private int asana(CharSequence text, int from, int to, Spans spans) {
        if (!Chars.at(text, to + HEX - 1, Chars.HEX)) {
            return NOTHING;
        }
        int app = Chars.skipBack(text, from, Chars.DIGIT, LONGEST_ID);
        int user = Chars.skipBack(text, app - 1, Chars.DIGIT, LONGEST_ID);
        boolean ids = app < from && Chars.get(text, app - 1) == '/' && user < app - 1;
        if (!ids || !Chars.startsWith(text, user - 2, "2/") || !isRun(text, to, Chars.HEX, HEX)) {
            return NOTHING;
        }
        spans.hide(user - 2, to + HEX, name());
        return to + HEX;
    }

    /** With the 32 digits in front of the sign. */
    private int hide(CharSequence text, int sign, int end, Spans spans) {
        int begin = Chars.skipBack(text, sign, Chars.HEX, HEX);
        if (sign - begin < HEX || Chars.at(text, begin - 1, Chars.ALNUM)) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }

    /** So many of these characters and no more. */
    private static boolean isRun(CharSequence text, int from, int classes, int length) {
        return Chars.skip(text, from, classes | Chars.ALNUM, length + 1) - from == length
                && Chars.count(text, from, from + length, classes) == length;
    }
}
