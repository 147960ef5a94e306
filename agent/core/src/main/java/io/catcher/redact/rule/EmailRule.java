package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/** {@code name@host.tld}, also with the sign written as {@code %40}. */
public final class EmailRule implements Rule {

    public static final List<String> LITERALS = List.of("@", "%40");

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_HOST = 255;

    @Override
    public String name() {
        return "email";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int begin = beginOfName(text, from);
        if (begin == from) {
            return NOTHING;
        }
        int end = endOfHost(text, to);
        if (end < 0) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }

    private static int beginOfName(CharSequence text, int at) {
        int begin = at;
        while (begin > 0 && at - begin < LONGEST_NAME && isName(text.charAt(begin - 1))) {
            begin--;
        }
        while (begin < at && !Chars.isLetterOrDigit(text.charAt(begin)) && text.charAt(begin) != '_') {
            begin++;
        }
        // The letter of an escaped tab or line break is none of the name's.
        boolean escaped = Chars.get(text, begin - 1) == '\\' && "nrt".indexOf(text.charAt(begin)) >= 0;
        return escaped ? begin + 1 : begin;
    }

    private static boolean isName(char c) {
        return Chars.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '\'' || c == '%';
    }

    /** Labels between dots, the last of two letters at least; negative if it is no host. */
    private static int endOfHost(CharSequence text, int from) {
        int dot = -1;
        int at = from;
        while (at < text.length() && at - from < LONGEST_HOST && isHost(text.charAt(at))) {
            if (text.charAt(at) == '.') {
                if (at == from || text.charAt(at - 1) == '.') {
                    break;
                }
                dot = at;
            }
            at++;
        }
        if (dot == at - 1 && dot > from) {
            // The end of a sentence.
            at = dot;
            dot = lastDot(text, from, at);
        }
        return dot > from && isTopLevel(text, dot + 1, at) ? at : NOTHING;
    }

    private static int lastDot(CharSequence text, int from, int to) {
        for (int i = to - 1; i > from; i--) {
            if (text.charAt(i) == '.') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHost(char c) {
        return Chars.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static boolean isTopLevel(CharSequence text, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Character.isLetter(text.charAt(i)) && !(i > from && text.charAt(i) == '-')) {
                return false;
            }
        }
        return true;
    }
}
