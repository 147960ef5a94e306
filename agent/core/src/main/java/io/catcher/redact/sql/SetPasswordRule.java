package io.catcher.redact.sql;

import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/** MySQL's {@code SET PASSWORD FOR 'bob'@'localhost' = '…'}: an account stands between the name and the value. */
public final class SetPasswordRule implements Rule {

    public static final String LITERAL = "set password for ";

    /** An account's name and host. */
    private static final int LONGEST_ACCOUNT = 400;

    private static final int LONGEST = 512;

    @Override
    public String name() {
        return "key:password";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        for (int at = to; at < text.length() && at - to < LONGEST_ACCOUNT && text.charAt(at) != ';'; at++) {
            if (text.charAt(at) == '=') {
                Literals.hide(text, at + 1, Math.min(text.length(), at + LONGEST), name(), spans);
                return at;
            }
        }
        return NOTHING;
    }
}
