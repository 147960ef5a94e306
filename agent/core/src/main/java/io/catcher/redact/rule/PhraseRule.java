package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;
import java.util.Set;

/** Passwords behind the words of a language that asks for one: SQL's {@code IDENTIFIED BY}, {@code sshpass -p}. */
public final class PhraseRule implements Rule {

    public static final List<String> LITERALS = List.of(
            "identified by",
            "identified by password",
            "' as '*",
            "convertto-securestring",
            "sshpass -p",
            "redis-cli -a",
            "-storepass",
            "-keypass",
            "-srcstorepass",
            "-deststorepass",
            "-srckeypass",
            "-destkeypass",
            "requirepass");

    private static final String NAMED = "identified by";

    private static final Set<String> NO_USERS =
            Set.of("index", "constraint", "key", "column", "table", "is", "are", "was");

    private static final int LONGEST = 256;

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (Chars.startsWithAnyCase(text, from, NAMED) && isIndex(text, from)) {
            return NOTHING;
        }
        int begin = to;
        while (begin - to < 4 && Chars.at(text, begin, Chars.SPACE | Chars.QUOTE)) {
            begin++;
        }
        char quote = Chars.get(text, begin - 1);
        boolean quoted = begin > to && Chars.is(quote, Chars.QUOTE);
        int end = begin;
        while (end < text.length() && end - begin < LONGEST && !ends(text.charAt(end), quoted, quote)) {
            end++;
        }
        boolean joined = begin > to || Chars.at(text, to - 1, Chars.DASH) || text.charAt(to - 1) == '*';
        if (end == begin || !joined || Chars.startsWithAnyCase(text, begin, "password ")) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }

    /** Derby: {@code a unique index identified by 'UQ_ORDER_NO'}. */
    private static boolean isIndex(CharSequence text, int from) {
        int end = Chars.skipBack(text, from, Chars.SPACE, 2);
        int begin = Chars.skipBack(text, end, Chars.LETTER, LONGEST);
        return NO_USERS.contains(text.subSequence(begin, end).toString());
    }

    private static boolean ends(char c, boolean quoted, char quote) {
        return quoted ? c == quote || c == '\n' : Chars.is(c, Chars.SPACE | Chars.QUOTE) || c == ';' || c == ')';
    }
}
