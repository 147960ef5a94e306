package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Fold;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.Set;

/** IPv4 addresses: four numbers up to 255, where no version can stand. The own computer's address and a mask are nobody's. */
public final class Ip4Rule implements Rule {

    private static final Set<String> VERSION_WORDS = Set.of(
            "version",
            "versions",
            "ver",
            "v",
            "build",
            "release",
            "revision",
            "rev",
            "firmware",
            "driver",
            "upgrade",
            "upgraded",
            "update",
            "updated",
            "jdk",
            "jre",
            "java",
            "section",
            "chapter",
            "oid");
    private static final int LONGEST_WORD = 12;

    @Override
    public String name() {
        return "ip";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int end = end(text, from);
        if (end < 0 || !ends(text, end) || !begins(text, from) || isOwn(text, from, end)) {
            return NOTHING;
        }
        spans.hide(from, end, name());
        return end;
    }

    /** Behind the fourth number; negative when there are none. */
    static int end(CharSequence text, int from) {
        int at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && Chars.get(text, at++) != '.') {
                return NOTHING;
            }
            int begin = at;
            int value = 0;
            while (at - begin < 3 && Chars.at(text, at, Chars.DIGIT)) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            boolean padded = at - begin > 1 && text.charAt(begin) == '0';
            if (at == begin || value > 255 || padded) {
                return NOTHING;
            }
        }
        return at;
    }

    /** Not {@code 1.2.3.4.Final}, {@code 1.2.3.4-SNAPSHOT}, {@code 1.2.3.4.5}. */
    private static boolean ends(CharSequence text, int end) {
        char c = Chars.get(text, end);
        if (c == '.' || c == '-') {
            char next = Chars.get(text, end + 1);
            return !Chars.isLetterOrDigit(next) || (c == '-' && Chars.is(next, Chars.DIGIT));
        }
        return Boundary.after(text, end);
    }

    private static boolean begins(CharSequence text, int from) {
        char c = Chars.get(text, from - 1);
        boolean word = Chars.at(text, from - 2, Chars.ALNUM);
        if (c == '.' || (c == '-' && Chars.at(text, from - 2, Chars.LETTER))) {
            return !word;
        }
        if (c == '/' && word) {
            return !isProduct(text, from - 1);
        }
        return !isVersionWord(text, from);
    }

    /** {@code Chrome/1.2.3.4}; but {@code localhost/10.2.3.4} is how Java writes an address. */
    private static boolean isProduct(CharSequence text, int slash) {
        int begin = Chars.skipBack(text, slash, Chars.TOKEN, 64);
        return Chars.is(text.charAt(begin), Chars.UPPER);
    }

    private static boolean isVersionWord(CharSequence text, int from) {
        int end = from;
        while (end > 0 && from - end < 4 && isGap(text.charAt(end - 1))) {
            end--;
        }
        int begin = Chars.skipBack(text, end, Chars.LETTER, LONGEST_WORD);
        StringBuilder word = new StringBuilder(LONGEST_WORD);
        for (int i = begin; i < end; i++) {
            word.append(Fold.of(text.charAt(i)));
        }
        return end < from && VERSION_WORDS.contains(word.toString());
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == ':' || c == '=' || c == '"' || c == '\'' || c == '(';
    }

    private static boolean isOwn(CharSequence text, int from, int end) {
        return Chars.startsWith(text, from, "127.")
                || (Chars.startsWith(text, from, "255.") && !Chars.startsWith(text, from, "255.255.255.255"))
                || (end - from == 7 && Chars.startsWith(text, from, "0.0.0.0"));
    }
}
