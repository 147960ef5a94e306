package io.catcher.redact.sql;

import io.catcher.redact.scan.Chars;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of a list in parentheses, by their places in the text.
 *
 * @param begins of each item, and one behind the parenthesis that closes the list
 * @param isClosed false when the text, or what is read of it, ends before
 */
record Items(List<Integer> begins, boolean isClosed) {

    /** What PostgreSQL shows: a quote in it is an apostrophe. */
    static Items plain(CharSequence text, int from, int most) {
        return of(text, from, most, false);
    }

    /** SQL: a comma or a parenthesis in a literal is none. */
    static Items quoted(CharSequence text, int from, int most) {
        return of(text, from, most, true);
    }

    private static Items of(CharSequence text, int from, int most, boolean quoted) {
        List<Integer> begins = new ArrayList<>(List.of(from));
        int depth = 0;
        int end = Math.min(text.length(), from + most);
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (quoted && c == '\'') {
                at = endOfLiteral(text, at + 1, end);
            } else if (depth == 0 && (c == ',' || c == ')')) {
                begins.add(at + 1);
                if (c == ')') {
                    return new Items(begins, true);
                }
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        begins.add(end + 1);
        return new Items(begins, false);
    }

    int count() {
        return begins.size() - 1;
    }

    /** Behind the blanks that it begins with. */
    int begin(CharSequence text, int item) {
        return Math.min(end(item), Chars.skip(text, begins.get(item), Chars.SPACE));
    }

    int end(int item) {
        return begins.get(item + 1) - 1;
    }

    /** Behind the closing parenthesis. */
    int behind() {
        return begins.get(begins.size() - 1);
    }

    /** Two quotes are one quote of the value. */
    static int endOfLiteral(CharSequence text, int from, int most) {
        int at = from;
        while (at < most) {
            if (text.charAt(at) == '\'') {
                if (Chars.get(text, at + 1) != '\'') {
                    return at;
                }
                at++;
            }
            at++;
        }
        return most;
    }
}
