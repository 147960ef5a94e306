package io.catcher.redact.sql;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;
import java.util.Set;

/**
 * A whole row that a database shows with its refusal: PostgreSQL's {@code Failing row contains (7, Ann, …)} and
 * {@code COPY users, line 3: "…"}, H2's {@code ( /* key:7 *}{@code / 7, 'Ann', …)}. Its values stand without the names of their
 * columns: any of them may be the password.
 */
public final class RowRule implements Rule {

    private static final String COPY = "copy ";
    private static final String H2 = "( /* key:";

    public static final List<String> LITERALS =
            List.of("failing row contains (", "where: " + COPY, "context: " + COPY, H2);

    private static final int LONGEST = 16_384;

    /** H2 writes the type before the literal. */
    private static final Set<String> TIMES = Set.of("DATE", "TIME", "TIMESTAMP", "ZONE");

    private static final int LONGEST_TYPE = 10;

    /** A table's name, and a line's number. */
    private static final int LONGEST_PLACE = 128;

    @Override
    public String name() {
        return "row";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (Chars.startsWith(text, from, H2)) {
            return literals(text, to, spans);
        }
        return Chars.startsWithAnyCase(text, to - COPY.length(), COPY)
                ? copied(text, to, spans)
                : failing(text, to, spans);
    }

    /** To the parenthesis that a full stop follows: its values are not quoted, and may hold parentheses of their own. */
    private int failing(CharSequence text, int from, Spans spans) {
        int end = from;
        int most = Math.min(text.length(), from + LONGEST);
        while (end < most && !(text.charAt(end) == ')' && Chars.get(text, end + 1) == '.' && isOver(text, end + 2))) {
            end++;
        }
        spans.hide(from, end, name());
        return end;
    }

    private static boolean isOver(CharSequence text, int at) {
        return at >= text.length() || !Chars.isLetterOrDigit(text.charAt(at));
    }

    /** Where a column is named, the others are not shown, and its name says what it is. */
    private int copied(CharSequence text, int from, Spans spans) {
        int open = from;
        while (open - from < LONGEST_PLACE && Chars.get(text, open) != '"') {
            if (open >= text.length() || Chars.startsWith(text, open, ", column ")) {
                return NOTHING;
            }
            open++;
        }
        int end = open + 1;
        int most = Math.min(text.length(), open + LONGEST);
        while (end < most && !(text.charAt(end) == '"' && isOver(text, end + 1)) && text.charAt(end) != '\n') {
            end++;
        }
        spans.hide(open + 1, end, name());
        return end;
    }

    /** Texts are quoted as in SQL; numbers, times and NULL stay, since they say which row it is. */
    private static boolean isTime(CharSequence text, int quote) {
        int word = Chars.skipBack(text, quote, Chars.SPACE, 1);
        int begin = Chars.skipBack(text, word, Chars.LETTER, LONGEST_TYPE);
        return TIMES.contains(text.subSequence(begin, word).toString());
    }

    private int literals(CharSequence text, int from, Spans spans) {
        int depth = 1;
        int at = from;
        int most = Math.min(text.length(), from + LONGEST);
        while (at < most && depth > 0) {
            char c = text.charAt(at);
            if (c == '\'') {
                int end = Items.endOfLiteral(text, at + 1, most);
                if (!Chars.at(text, at + 1, Chars.DIGIT) || !isTime(text, at)) {
                    spans.hide(at + 1, end, name(), true);
                }
                at = end;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        return at;
    }
}
