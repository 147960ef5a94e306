package io.catcher.redact.rule.url;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** {@code -u name:password} and {@code --user name:password} of a command line, behind {@code curl} also joined. */
public final class CurlUserRule implements Rule {

    private static final String CURL = "curl ";

    public static final List<String> LITERALS = List.of(" -u ", "--user ", "--user=", "--proxy-user ", CURL);

    private static final int LONGEST = 128;
    private static final int MOST_OPTIONS = 8;

    /** Those of one letter that take no value: others may stand joined behind them. */
    private static final String FLAGS = "skviLfSgNaIGjlnqRZ#0123456";

    @Override
    public String name() {
        return "url_credentials";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int value = Chars.startsWithAnyCase(text, from, CURL) ? joined(text, to) : to;
        return value < 0 ? NOTHING : hide(text, value, spans);
    }

    private int hide(CharSequence text, int from, Spans spans) {
        int begin = from;
        while (begin - from < 3
                && (Chars.at(text, begin, Chars.SPACE | Chars.QUOTE) || Chars.get(text, begin) == '\\')) {
            begin++;
        }
        int end = end(text, begin);
        int colon = begin;
        while (colon < end && text.charAt(colon) != ':') {
            colon++;
        }
        int last = end;
        while (last > begin && (Chars.is(text.charAt(last - 1), Chars.QUOTE) || text.charAt(last - 1) == '\\')) {
            last--;
        }
        if (colon == begin || colon == end || text.charAt(begin) == '$' || Chars.startsWith(text, colon, "://")) {
            return NOTHING;
        }
        spans.hide(begin, last, name());
        return end;
    }

    /** The next space; behind an opening quote the one that closes, if there is one. */
    private static int end(CharSequence text, int begin) {
        int limit = Math.min(text.length(), begin + LONGEST);
        int space = begin;
        while (space < limit && !Chars.is(text.charAt(space), Chars.SPACE)) {
            space++;
        }
        char quote = Chars.get(text, begin - 1);
        if (!Chars.is(quote, Chars.QUOTE)) {
            return space;
        }
        int at = begin;
        while (at < limit && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at++;
        }
        return at < limit && text.charAt(at) == quote ? Math.max(at, space) : space;
    }

    /** Behind the {@code u} of {@code -uname:password} or {@code -su name:password}; options with a value end the search. */
    private static int joined(CharSequence text, int from) {
        int at = from;
        for (int i = 0; i < MOST_OPTIONS && Chars.get(text, at) == '-'; i++) {
            int option = at + 1;
            while (option < text.length() && FLAGS.indexOf(text.charAt(option)) >= 0) {
                option++;
            }
            if (Chars.get(text, option) == 'u') {
                return option + 1;
            }
            int end = Chars.skip(text, option, Chars.URL64, LONGEST);
            at = Chars.skip(text, end, Chars.SPACE, 4);
            if (end == at) {
                return NOTHING;
            }
        }
        return NOTHING;
    }
}
