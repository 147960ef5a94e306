package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** All rules for what begins with a digit, in their order: account, card, social security, phone, address of a computer. */
public final class NumberRules implements Rule {

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
        if (!Chars.at(text, from + 1, Chars.DIGIT) && !Chars.at(text, from + 2, Chars.DIGIT)) {
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
}
