package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/** IPv6 addresses, parsed: eight groups, or fewer with one {@code ::}, the last two perhaps as IPv4. */
public final class Ip6Rule implements Rule {

    public static final String LITERAL = ":";

    @Override
    public String name() {
        return "ip";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int begin = Chars.skipBack(text, from, Chars.HEX, 5);
        boolean first = begin < from || Chars.get(text, to) == ':';
        if (!first || from - begin > 4 || Chars.get(text, begin - 1) == ':' || !Boundary.before(text, begin)) {
            return NOTHING;
        }
        int end = end(text, begin);
        if (end < 0 || !Boundary.after(text, end) || !isTelling(text, begin, end)) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }

    private static int end(CharSequence text, int from) {
        int groups = 0;
        boolean gap = false;
        int at = from;
        while (true) {
            if (Chars.get(text, at) == ':' && Chars.get(text, at + 1) == ':') {
                if (gap) {
                    return NOTHING;
                }
                gap = true;
                at += 2;
            } else if (groups > 0 && !(gap && text.charAt(at - 1) == ':')) {
                if (Chars.get(text, at) != ':' || !Chars.at(text, at + 1, Chars.HEX)) {
                    break;
                }
                at++;
            }
            int end = Chars.skip(text, at, Chars.HEX, 5);
            int v4 = groups > 0 || gap ? Ip4Rule.end(text, at) : NOTHING;
            if (v4 > 0) {
                return gap || groups == 6 ? v4 : NOTHING;
            }
            if (end == at) {
                break;
            }
            if (end - at > 4 || ++groups > 8) {
                return NOTHING;
            }
            at = end;
        }
        return groups == 8 || (gap && groups > 0) ? at : NOTHING;
    }

    /** {@code a::b} is a name of C++ or a reference to a method rather than an address. */
    private static boolean isTelling(CharSequence text, int from, int to) {
        return Chars.count(text, from, to, Chars.DIGIT) > 0 && to - from >= 4;
    }
}
