package io.catcher.redact.rule.url;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** {@code -u name:password} and {@code --user name:password} of a command line. */
public final class CurlUserRule implements Rule {

    public static final List<String> LITERALS = List.of(" -u ", "--user ", "--user=", "--proxy-user ");

    private static final int LONGEST = 128;

    @Override
    public String name() {
        return "url_credentials";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int begin = to;
        while (begin - to < 3 && (Chars.at(text, begin, Chars.SPACE | Chars.QUOTE) || Chars.get(text, begin) == '\\')) {
            begin++;
        }
        int colon = -1;
        int end = begin;
        for (; end < text.length() && end - begin < LONGEST && !Chars.is(text.charAt(end), Chars.SPACE); end++) {
            if (text.charAt(end) == ':' && colon < 0) {
                colon = end;
            }
        }
        int last = end;
        while (last > begin && (Chars.is(text.charAt(last - 1), Chars.QUOTE) || text.charAt(last - 1) == '\\')) {
            last--;
        }
        if (colon <= begin || text.charAt(begin) == '$' || Chars.startsWith(text, colon, "://")) {
            return NOTHING;
        }
        spans.hide(begin, last, name());
        return end;
    }
}
