package io.catcher.redact.sql;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/** {@code SELECT '…' AS password}: the name stands behind. */
public final class AliasRule implements Rule {

    public static final String LITERAL = "' as ";

    private static final int LONGEST_NAME = 96;
    private static final int LONGEST = 512;

    private final KeyNames names;

    public AliasRule(KeyNames names) {
        this.names = names;
    }

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int begin = Chars.skip(text, to, Chars.QUOTE, 1);
        int end = Chars.skip(text, begin, Chars.TOKEN | Chars.DOLLAR, LONGEST_NAME);
        String rule = end == begin || isProse(text, end)
                ? null
                : names.rule(text.subSequence(begin, end).toString());
        int open = rule == null ? NOTHING : opening(text, from);
        if (rule != null && open >= 0) {
            spans.hide(open + 1, from, rule, true);
        }
        return NOTHING;
    }

    /** {@code 'A-4711' as token of the first order}. */
    private static boolean isProse(CharSequence text, int end) {
        int next = Chars.skip(text, Chars.skip(text, end, Chars.QUOTE, 1), Chars.SPACE, 2);
        return next > end && Chars.at(text, next, Chars.LETTER) && !Chars.startsWithAnyCase(text, next, "from ");
    }

    private static int opening(CharSequence text, int close) {
        for (int at = close - 1; at >= 0 && close - at < LONGEST; at--) {
            if (text.charAt(at) == '\'') {
                return at;
            }
        }
        return NOTHING;
    }
}
