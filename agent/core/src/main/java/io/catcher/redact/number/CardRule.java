package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/**
 * Numbers of payment cards: 13 to 19 digits, alone or in groups, that a known issuer may give and whose check digit (ISO/IEC
 * 7812-1, Luhn) is right.
 */
public final class CardRule implements Rule {

    private static final int FEWEST = 12;
    private static final Words CARD_WORDS = new Words(
            "card cards creditcard cc pan visa mastercard amex maestro kreditkarte karte carte tarjeta debit credit");
    private static final int LONGEST = 19;

    @Override
    public String name() {
        return "card";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int end = Boundary.beforeNumber(text, from) ? end(text, from) : NOTHING;
        if (end < 0) {
            return NOTHING;
        }
        spans.hide(from, end, name());
        return CardDetails.hide(text, end, name(), spans);
    }

    /** The longest end with the right check digit: what follows a card's groups may be its expiry or its code. */
    private static int end(CharSequence text, int from) {
        int[] digits = new int[LONGEST];
        int count = 0;
        int group = 0;
        int best = NOTHING;
        int separator = NOTHING;
        int at = from;
        while (true) {
            if (Chars.at(text, at, Chars.DIGIT)) {
                if (count == LONGEST) {
                    return best;
                }
                digits[count++] = text.charAt(at++) - '0';
                group++;
                continue;
            }
            if (isCard(text, from, digits, count) && ends(text, from, at, separator, count)) {
                best = at;
            }
            int width = CardDetails.separator(text, at);
            boolean same = separator < 0 || text.charAt(separator) == Chars.get(text, at);
            if (width == 0 || !same || group < 4 || group > 6 || !Chars.at(text, at + width, Chars.DIGIT)) {
                return best;
            }
            separator = at;
            group = 0;
            at += width;
        }
    }

    private static boolean isCard(CharSequence text, int from, int[] digits, int count) {
        return count >= FEWEST && luhn(digits, count) && (isIssued(digits, count) || CARD_WORDS.before(text, from));
    }

    /** In groups, a further one must be no card's: else any list of numbers with four digits each might hold a card. */
    private static boolean ends(CharSequence text, int from, int at, int separator, int count) {
        boolean further = separator >= 0
                && Chars.get(text, at) == text.charAt(separator)
                && Chars.at(text, at + CardDetails.separator(text, at), Chars.DIGIT);
        return further
                ? CardDetails.isBare(text, at + CardDetails.separator(text, at), count)
                : Boundary.ofNumber(text, from, at);
    }

    private static boolean luhn(int[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i];
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }

    private static boolean isIssued(int[] digits, int count) {
        int two = digits[0] * 10 + digits[1];
        int four = two * 100 + digits[2] * 10 + digits[3];
        return switch (digits[0]) {
            case 4 -> (count == 13 && !isArticle(digits)) || count == 16 || count == 19;
            case 2 -> count == 16 && ((four >= 2221 && four <= 2720) || (four >= 2200 && four <= 2204));
            case 3 -> isIssuedByThree(two, four, count);
            case 5 -> (two <= 55 && two >= 51) ? count == 16 : count >= 13;
            case 6 -> count >= 13;
            case 8 -> (two == 81 || two == 82) && count == 16;
            default -> false;
        };
    }

    /** An article's number (GTIN-13) has as many digits as Visa's oldest cards, and a check digit of its own. */
    private static boolean isArticle(int[] digits) {
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += i % 2 == 0 ? digits[i] : 3 * digits[i];
        }
        return sum % 10 == 0;
    }

    private static boolean isIssuedByThree(int two, int four, int count) {
        boolean amex = (two == 34 || two == 37) && count == 15;
        boolean diners =
                (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059) || four == 3095) && count >= 14;
        boolean jcb = four >= 3500 && four <= 3599 && count >= 16;
        return amex || diners || jcb;
    }
}
