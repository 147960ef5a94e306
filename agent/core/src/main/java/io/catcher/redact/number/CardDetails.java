package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Spans;
import java.util.Set;

/** What stands between the groups of a card's number, and behind it: its expiry and its code. */
final class CardDetails {

    /** No-break, thin and narrow spaces, and the dashes that a word processor makes of a hyphen. */
    private static final String SEPARATORS = " -._+/\u00a0\u2009\u202f\u2010\u2011\u2013";

    private static final Set<String> WORDS = Set.of(
            "cvv",
            "cvc",
            "cid",
            "csc",
            "exp",
            "expiry",
            "expires",
            "expiration",
            "valid",
            "thru",
            "until",
            "date",
            "code");
    private static final int MOST_WORDS = 6;
    private static final int LONGEST_WORD = 12;
    private static final int LONGEST_NUMBER = 10;
    private static final int AMEX = 15;

    private CardDetails() {}

    /** How many characters part two groups here; 0 = none do. */
    static int separator(CharSequence text, int at) {
        if (Chars.startsWith(text, at, "%20")) {
            return 3;
        }
        char c = Chars.get(text, at);
        return c != 0 && SEPARATORS.indexOf(c) >= 0 ? 1 : 0;
    }

    /** {@code 12/27}, {@code 737}, {@code 2027}, without a word that says so, and nothing else that has digits. */
    static boolean isBare(CharSequence text, int from, int digitsOfCard) {
        int end = Chars.skip(text, from, Chars.DIGIT, 5);
        boolean code = end - from == (digitsOfCard == AMEX ? 4 : 3);
        boolean year = end - from == 4 && Chars.startsWith(text, from, "20");
        return isExpiry(text, from) || ((code || year) && !hasFurther(text, end)) || (code && isExpiry(text, end + 1));
    }

    private static boolean hasFurther(CharSequence text, int at) {
        return Chars.at(text, at + separator(text, at), Chars.DIGIT);
    }

    private static boolean isExpiry(CharSequence text, int from) {
        int month = Chars.skip(text, from, Chars.DIGIT, 3);
        boolean given = month - from == 2
                && (text.charAt(from) == '0' || (text.charAt(from) == '1' && text.charAt(from + 1) <= '2'));
        int year = Chars.skip(text, month + 1, Chars.DIGIT, 5);
        return given && separator(text, month) == 1 && (year - month == 3 || year - month == 5);
    }

    /** Hides what words behind the card say to be its expiry or its code; returns where the pass goes on. */
    static int hide(CharSequence text, int from, String rule, Spans spans) {
        int on = from;
        int at = from;
        boolean said = false;
        for (int i = 0; i < MOST_WORDS; i++) {
            int begin = behindSigns(text, at);
            int end = Chars.skip(text, begin, Chars.LETTER, LONGEST_WORD);
            if (end > begin && WORDS.contains(Words.folded(text, begin, end))) {
                said = true;
                at = Chars.at(text, end, Chars.DIGIT) && Chars.get(text, end + 1) == ' ' ? end + 1 : end;
            } else {
                int number = Chars.skip(text, begin, Chars.DIGIT | Chars.DASH | Chars.BASE64_MARK, LONGEST_NUMBER);
                if (!said || number == begin || !Chars.at(text, begin, Chars.DIGIT)) {
                    return on;
                }
                spans.hide(begin, number, rule);
                on = number;
                at = number;
                said = false;
            }
        }
        return on;
    }

    private static int behindSigns(CharSequence text, int from) {
        int at = from;
        while (at - from < 4 && at < text.length() && " ,;:=.()|\"'".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
