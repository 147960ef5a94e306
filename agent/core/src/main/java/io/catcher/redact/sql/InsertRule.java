package io.catcher.redact.sql;

import io.catcher.redact.assign.Harmless;
import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code INSERT INTO users (name, password) VALUES ('bob', '…')}: a value stands far from its name, at the same place. */
public final class InsertRule implements Rule {

    public static final String LITERAL = "insert into ";

    /** A longer list of columns is not read. */
    private static final int LONGEST = 2_048;

    /** The literals of one row; more rows are many literals, and are read as far as this. */
    private static final int MOST_VALUES = 1_024;

    private final KeyNames names;

    public InsertRule(KeyNames names) {
        this.names = names;
    }

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int open = to;
        while (open < text.length() && open - to < 128 && text.charAt(open) != '(') {
            open++;
        }
        List<@Nullable String> rules = new ArrayList<>();
        int close = columns(text, open, rules);
        if (close < 0 || rules.stream().allMatch(rule -> rule == null)) {
            return NOTHING;
        }
        int values = close + 1;
        while (values - close < 16 && Chars.at(text, values, Chars.SPACE)) {
            values++;
        }
        return Chars.startsWithAnyCase(text, values, "values") ? rows(text, values + 6, rules, spans) : NOTHING;
    }

    /** The rule of each column, null where it is harmless; gives the closing parenthesis, negative where there is none. */
    private int columns(CharSequence text, int open, List<@Nullable String> rules) {
        int begin = open + 1;
        for (int i = begin; i < text.length() && i - open < LONGEST; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ')') {
                rules.add(names.rule(text.subSequence(begin, i).toString()));
                begin = i + 1;
            }
            if (c == ')') {
                return i;
            }
            if (c == '(' || c == '\'') {
                // No list of names: a thousand beginnings are not read a thousand times.
                return NOTHING;
            }
        }
        return NOTHING;
    }

    private static int rows(CharSequence text, int from, List<@Nullable String> rules, Spans spans) {
        int column = 0;
        int at = from;
        for (int count = 0; at < text.length() && count < MOST_VALUES; ) {
            char c = text.charAt(at);
            if (c == '\'') {
                int end = endOfLiteral(text, at + 1);
                String rule = column < rules.size() ? rules.get(column) : null;
                if (rule != null && !Harmless.isPlaceholder(text, at + 1, end)) {
                    spans.hide(at + 1, end, rule);
                }
                at = end + 1;
                count++;
            } else if (c == ';' || c == '"' || Chars.startsWithAnyCase(text, at, LITERAL)) {
                break;
            } else {
                column = c == '(' ? 0 : c == ',' ? column + 1 : column;
                at++;
            }
        }
        // What is left of the statement is judged as any other text.
        return NOTHING;
    }

    /** Two quotes are one quote of the value. */
    static int endOfLiteral(CharSequence text, int from) {
        int at = from;
        while (at < text.length()) {
            if (text.charAt(at) == '\'') {
                if (Chars.get(text, at + 1) != '\'') {
                    return at;
                }
                at++;
            }
            at++;
        }
        return text.length();
    }
}
