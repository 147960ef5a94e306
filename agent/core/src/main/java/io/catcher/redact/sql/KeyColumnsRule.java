package io.catcher.redact.sql;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code Key (tenant, api_token)=(7, …) already exists}: each value is judged by the column at its place. Which row
 * it was, the others say.
 */
public final class KeyColumnsRule implements Rule {

    public static final String LITERAL = "key (";

    private static final String BETWEEN = "=(";

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
        Items names = Items.plain(text, to, Columns.LONGEST);
        if (!names.isClosed() || !Chars.startsWith(text, names.behind(), BETWEEN)) {
            return NOTHING;
        }
        Columns columns = new Columns(text, names, this.names);
        int begin = names.behind() + BETWEEN.length();
        Items values = Items.plain(text, begin, Columns.LONGEST);
        if (values.count() == columns.count()) {
            for (int i = 0; i < columns.count(); i++) {
                hide(values.begin(text, i), values.end(i), columns.rule(i), spans);
            }
        } else {
            // A comma in a value: which of them it is cannot be known.
            hide(begin, values.behind() - 1, columns.anyRule(), spans);
        }
        return begin;
    }

    private static void hide(int from, int to, @Nullable String rule, Spans spans) {
        if (rule != null) {
            spans.hide(from, to, rule, true);
        }
    }
}
