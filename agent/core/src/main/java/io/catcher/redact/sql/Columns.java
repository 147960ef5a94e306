package io.catcher.redact.sql;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import org.jspecify.annotations.Nullable;

/** What the columns of a list say of the values that stand in the same places of another list. */
final class Columns {

    /** A longer list is not read. */
    static final int LONGEST = 2_048;

    private static final int LONGEST_ROWS = 16_384;

    private final @Nullable String[] rules;

    /** @param items the columns: names, expressions ({@code lower(email::text)}), orders ({@code API_TOKEN NULLS FIRST}) */
    Columns(CharSequence text, Items items, KeyNames names) {
        rules = new String[items.count()];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = rule(text.subSequence(items.begin(text, i), items.end(i)).toString(), names);
        }
    }

    /** Those of the list that begins there; null where it is none, or none of them is a secret's. */
    static @Nullable Columns at(CharSequence text, int begin, KeyNames names) {
        Columns columns = begin < 0 ? null : new Columns(text, Items.plain(text, begin, LONGEST), names);
        return columns == null || columns.anyRule() == null ? null : columns;
    }

    /** Where the list begins that this parenthesis closes; negative where it holds a literal, and is no list of columns. */
    static int begin(CharSequence text, int close) {
        int depth = 0;
        for (int at = close; at >= 0 && close - at <= LONGEST; at--) {
            char c = text.charAt(at);
            if (c == '\'') {
                return Rule.NOTHING;
            }
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return Rule.NOTHING;
    }

    private static @Nullable String rule(String column, KeyNames names) {
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

    int count() {
        return rules.length;
    }

    /** Null for a harmless column, and for one that there is not. */
    @Nullable
    String rule(int column) {
        return column < rules.length ? rules[column] : null;
    }

    /** That of the first column which has one. */
    @Nullable
    String anyRule() {
        for (String rule : rules) {
            if (rule != null) {
                return rule;
            }
        }
        return null;
    }

    /** What these columns hide in the rows that begin at that parenthesis. */
    void hide(CharSequence text, int open, Spans spans) {
        int most = open + LONGEST_ROWS;
        for (int at = open; Chars.get(text, at) == '(' && at < most; ) {
            Items row = Items.quoted(text, at + 1, most - at);
            for (int i = 0; i < row.count(); i++) {
                String rule = rule(i);
                if (rule != null) {
                    Literals.hide(text, row.begin(text, i), row.end(i), rule, spans);
                }
            }
            int comma = Chars.skip(text, row.behind(), Chars.SPACE);
            at = Chars.get(text, comma) == ',' ? Chars.skip(text, comma + 1, Chars.SPACE) : text.length();
        }
    }
}
