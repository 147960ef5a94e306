package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** All rules for what begins with a digit, in their order: account, card, social security, phone, address of a computer. */
public final class NumberRules implements Rule {

    private static final int SHORTEST_RUN = 7;
    private static final int LONGEST_RUN = 20;
    private static final NumberRules ALL = new NumberRules();

    private static final int CARD_GROUP = 4;

    private final Rule iban = new IbanRule();
    private final List<Rule> inOrder = List.of(new CardRule(), new SsnRule(), new PhoneRule(), new Ip4Rule());

    @Override
    public String name() {
        return "number";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (!Boundary.before(text, from)) {
            return iban.judge(text, from, to, spans);
        }
        if (!isWorthALook(text, from)) {
            return NOTHING;
        }
        for (Rule rule : inOrder) {
            int on = rule.judge(text, from, to, spans);
            if (on >= 0) {
                return on;
            }
        }
        return NOTHING;
    }

    /** Behind the number that begins here, as it is written, with the letters of its country; {@code from} where none does. */
    public static int endAt(CharSequence text, int from) {
        int digit = Chars.skip(text, from, Chars.LETTER, 2);
        return Chars.at(text, digit, Chars.DIGIT) ? Math.max(from, ALL.judge(text, digit, digit, new Spans())) : from;
    }

    /** Most numbers of a log are short, a time, a date, or a part of a longer one: those cost a few comparisons only. */
    private static boolean isWorthALook(CharSequence text, int from) {
        char before = Chars.get(text, from - 1);
        if ((before == '-' || before == '.') && Chars.at(text, from - 2, Chars.DIGIT)) {
            return false;
        }
        int end = Chars.skip(text, from, Chars.DIGIT, LONGEST_RUN);
        boolean year = end - from == 4 && (Chars.startsWith(text, from, "20") || Chars.startsWith(text, from, "19"));
        char next = Chars.get(text, end);
        return switch (next) {
            case '-' -> !(year && Chars.get(text, end + 3) == '-') && Chars.at(text, end + 1, Chars.DIGIT);
            case '.' -> Chars.at(text, end + 1, Chars.DIGIT) || end - from >= SHORTEST_RUN;
            case ' ' ->
                Chars.at(text, end + 1, Chars.DIGIT) || Chars.get(text, end + 1) == '(' || end - from >= SHORTEST_RUN;
            case '(', ')', '/' -> true;
            default ->
                (end - from >= SHORTEST_RUN && end - from < LONGEST_RUN)
                        || (end - from == CARD_GROUP && CardDetails.separator(text, end) > 0);
        };
    }
}
