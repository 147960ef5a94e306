package io.catcher.redact.sql;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code Key (tenant, api_token)=(7, …) already exists}: each value is judged by the column at its place. Which row
 * it was, the others say.
 */
public final class KeyColumnsRule implements Rule {

    public static final String LITERAL = "key (";

    private static final String BETWEEN = ")=(";
    private static final int LONGEST = 2_048;

    private final KeyNames names;

    public KeyColumnsRule(KeyNames names) {
        this.names = names;
    }

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        List<Integer> columns = items(text, to);
        int close = columns.get(columns.size() - 1) - 1;
        if (!Chars.startsWith(text, close, BETWEEN)) {
            return NOTHING;
        }
        int begin = close + BETWEEN.length();
        List<Integer> values = items(text, begin);
        for (int i = 1; i < columns.size(); i++) {
            String rule = rule(
                    text.subSequence(columns.get(i - 1), columns.get(i) - 1).toString());
            if (rule != null && values.size() == columns.size()) {
                spans.hide(Chars.skip(text, values.get(i - 1), Chars.SPACE, 1), values.get(i) - 1, rule, true);
            } else if (rule != null) {
                // A comma in a value: which of them it is cannot be known.
                spans.hide(begin, values.get(values.size() - 1) - 1, rule);
            }
        }
        return begin;
    }

    /** The column may stand in an expression: {@code lower(email::text)}. */
    private @Nullable String rule(String column) {
        for (int at = 0; at < column.length(); ) {
            int end = Chars.skip(column, at, Chars.TOKEN | Chars.DOLLAR);
            String rule = end > at ? names.rule(column.substring(at, end)) : null;
            if (rule != null) {
                return rule;
            }
            at = Math.max(end, at + 1);
        }
        return null;
    }

    /** Where each item of a list in parentheses begins, and what follows the last one. */
    private static List<Integer> items(CharSequence text, int from) {
        List<Integer> begins = new ArrayList<>(List.of(from));
        int depth = 0;
        int most = Math.min(text.length(), from + LONGEST);
        for (int at = from; at < most; at++) {
            char c = text.charAt(at);
            if (c == ',' && depth == 0) {
                begins.add(at + 1);
            } else if (c == ')' && depth == 0) {
                begins.add(at + 1);
                return begins;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        begins.add(most + 1);
        return begins;
    }
}
