package io.catcher.redact.sql;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a column is compared with by a word: {@code token IN ('…', '…')}, {@code LIKE}, {@code BETWEEN '…' AND '…'}. */
public final class ComparisonRule implements Rule {

    private static final String IN = " in (";
    private static final String BETWEEN = " between '";
    public static final List<String> LITERALS = List.of(IN, " in(", " like '", "<> '", "<>'", BETWEEN);

    private static final String NOT = " not";
    private static final String AND = "and";
    private static final int LONGEST_COLUMN = 128;
    private static final int LONGEST = 16_384;

    private final KeyNames names;

    public ComparisonRule(KeyNames names) {
        this.names = names;
    }

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int end = endOfColumn(text, from);
        boolean list = text.charAt(to - 1) == '(';
        if (list && Chars.get(text, end - 1) == ')') {
            Columns columns = Columns.at(text, Columns.begin(text, end - 1), names);
            if (columns != null) {
                columns.hide(text, Chars.skip(text, to, Chars.SPACE), spans);
            }
            return NOTHING;
        }
        String rule = rule(text, end);
        if (rule == null) {
            return NOTHING;
        }
        if (list) {
            Items items = Items.quoted(text, to, LONGEST);
            for (int i = 0; i < items.count(); i++) {
                Literals.hide(text, items.begin(text, i), items.end(i), rule, spans);
            }
        } else {
            int second = literal(text, to - 1, rule, spans);
            int and = Chars.skip(text, second, Chars.SPACE);
            if (Chars.startsWithAnyCase(text, from, BETWEEN) && Chars.startsWithAnyCase(text, and, AND)) {
                literal(text, Chars.skip(text, and + AND.length(), Chars.SPACE), rule, spans);
            }
        }
        return NOTHING;
    }

    /** Behind its end. */
    private static int literal(CharSequence text, int quote, String rule, Spans spans) {
        int end = Items.endOfLiteral(text, quote + 1, Math.min(text.length(), quote + LONGEST));
        if (Chars.get(text, quote) == '\'') {
            Literals.hide(text, quote, Math.min(end + 1, text.length()), rule, spans);
        }
        return end + 1;
    }

    private static int endOfColumn(CharSequence text, int from) {
        int end = Chars.skipBack(text, from, Chars.SPACE, LONGEST_COLUMN);
        boolean not = Chars.startsWithAnyCase(text, end - NOT.length(), NOT);
        return not ? Chars.skipBack(text, end - NOT.length(), Chars.SPACE, LONGEST_COLUMN) : end;
    }

    private @Nullable String rule(CharSequence text, int end) {
        int to = Chars.skipBack(text, end, Chars.QUOTE, 1);
        int begin = Chars.skipBack(text, to, Chars.TOKEN | Chars.DOLLAR, LONGEST_COLUMN);
        return begin == to ? null : names.rule(text.subSequence(begin, to).toString());
    }
}
