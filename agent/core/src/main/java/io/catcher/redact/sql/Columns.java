package io.catcher.redact.sql;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import org.jspecify.annotations.Nullable;

/** What the columns of a list say of the values that stand in the same places of another list. */
final class Columns {

    /** A longer list is not read. */
    static final int LONGEST = 2_048;

    private final @Nullable String[] rules;

    /** @param items the columns: names, expressions ({@code lower(email::text)}), orders ({@code API_TOKEN NULLS FIRST}) */
    Columns(CharSequence text, Items items, KeyNames names) {
        rules = new String[items.count()];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = rule(text.subSequence(items.begin(text, i), items.end(i)).toString(), names);
        }
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
}
