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
            Columns columns = Columns.at(text, beginOfColumns(text, close), names);
            if (columns != null) {
                columns.hide(text, open, spans);
            }
        }
        // What is left of the statement is judged as any other text.
        return NOTHING;
    }

    /** H2's {@code MERGE INTO users (id, password) KEY (id) VALUES …} has two lists. */
    private static int beginOfColumns(CharSequence text, int close) {
        int begin = Columns.begin(text, close);
        int key = Chars.skipBack(text, begin - 1, Chars.SPACE, LONGEST_GAP);
        if (begin < 0 || !Chars.startsWithAnyCase(text, key - KEY.length(), KEY)) {
            return begin;
        }
        int end = Chars.skipBack(text, key - KEY.length(), Chars.SPACE, LONGEST_GAP) - 1;
        return Chars.get(text, end) == ')' ? Columns.begin(text, end) : begin;
    }
}
