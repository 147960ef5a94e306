package io.catcher.redact.sql;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/**
 * A value far from its name, at the same place of another list: {@code INSERT INTO users (name, password) VALUES ('bob', '…')},
 * H2's {@code ON USERS(API_TOKEN NULLS FIRST) VALUES ( /* 1 *}{@code / '…' )}, {@code SET (name, password) = ('bob', '…')}.
 */
public final class ValuesRule implements Rule {

    public static final List<String> LITERALS = List.of("values", ") = (", ")=(");

    private static final String KEY = "key";

    /** Of the rows behind one list of columns. */
    private static final int LONGEST = 16_384;

    /** A statement may be written over many lines. */
    private static final int LONGEST_GAP = 256;

    private final KeyNames names;

    public ValuesRule(KeyNames names) {
        this.names = names;
    }

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        boolean assigned = text.charAt(from) == ')';
        int open = assigned ? to - 1 : Chars.skip(text, to, Chars.SPACE);
        int close = assigned ? from : Chars.skipBack(text, from, Chars.SPACE, LONGEST_GAP) - 1;
        if (Chars.get(text, open) == '(' && Chars.get(text, close) == ')') {
            int begin = beginOfColumns(text, close);
            Columns columns = begin < 0 ? null : new Columns(text, Items.plain(text, begin, Columns.LONGEST), names);
            if (columns != null && columns.anyRule() != null) {
                rows(text, open, columns, spans);
            }
        }
        // What is left of the statement is judged as any other text.
        return NOTHING;
    }

    /** H2's {@code MERGE INTO users (id, password) KEY (id) VALUES …} has two lists. */
    private static int beginOfColumns(CharSequence text, int close) {
        int begin = beginOfList(text, close);
        int key = Chars.skipBack(text, begin - 1, Chars.SPACE, LONGEST_GAP);
        if (begin < 0 || !Chars.startsWithAnyCase(text, key - KEY.length(), KEY)) {
            return begin;
        }
        int end = Chars.skipBack(text, key - KEY.length(), Chars.SPACE, LONGEST_GAP) - 1;
        return Chars.get(text, end) == ')' ? beginOfList(text, end) : begin;
    }

    /** Behind the parenthesis that opens it; negative where it holds a literal, and is no list of columns. */
    static int beginOfList(CharSequence text, int close) {
        int depth = 0;
        for (int at = close; at >= 0 && close - at <= Columns.LONGEST; at--) {
            char c = text.charAt(at);
            if (c == '\'') {
                return NOTHING;
            }
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return NOTHING;
    }

    static void rows(CharSequence text, int open, Columns columns, Spans spans) {
        int most = open + LONGEST;
        for (int at = open; Chars.get(text, at) == '(' && at < most; ) {
            Items row = Items.quoted(text, at + 1, most - at);
            for (int i = 0; i < row.count(); i++) {
                String rule = columns.rule(i);
                if (rule != null) {
                    Literals.hide(text, row.begin(text, i), row.end(i), rule, spans);
                }
            }
            int comma = Chars.skip(text, row.behind(), Chars.SPACE);
            at = Chars.get(text, comma) == ',' ? Chars.skip(text, comma + 1, Chars.SPACE) : text.length();
        }
    }
}
