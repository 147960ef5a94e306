package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/** Private keys in PEM form, also with escaped line breaks, and also without their end when the text was cut. */
public final class PemRule implements Rule {

    public static final String LITERAL = "-----begin";

    private static final int LONGEST_HEADER = 64;
    private static final int BODY_WORD = 16;

    @Override
    public String name() {
        return "pem";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int header = endOfHeader(text, to);
        if (header < 0) {
            return NOTHING;
        }
        int end = end(text, header);
        spans.hide(from, end, name());
        return end;
    }

    /** Behind the header of a private key, or the text's end inside of a header; negative for certificates and the like. */
    private static int endOfHeader(CharSequence text, int from) {
        boolean isPrivate = false;
        int end = Math.min(text.length(), from + LONGEST_HEADER);
        for (int i = from; i < end; i++) {
            isPrivate |= Chars.startsWithAnyCase(text, i, "private");
            if (Chars.startsWith(text, i, "-----")) {
                return isPrivate ? i + 5 : NOTHING;
            }
        }
        return end == text.length() ? end : NOTHING;
    }

    /** Up to the next header at most: a thousand beginnings are read once, not a thousand times. */
    private static int end(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '-' && Chars.startsWith(text, i, "-----")) {
                return Chars.startsWithAnyCase(text, i, "-----end") ? endOfFooter(text, i + 8) : body(text, from, i);
            }
        }
        return body(text, from, text.length());
    }

    private static int endOfFooter(CharSequence text, int from) {
        int end = Math.min(text.length(), from + LONGEST_HEADER);
        for (int i = from; i < end; i++) {
            if (Chars.startsWith(text, i, "-----")) {
                return i + 5;
            }
        }
        return Chars.skip(text, from, Chars.ALNUM | Chars.DASH, LONGEST_HEADER);
    }

    /** Without an end: as long as the words look like a body's. */
    static int body(CharSequence text, int from, int limit) {
        int end = from;
        int at = from;
        int strange = 0;
        while (at < limit) {
            int begin = at;
            while (begin < limit && !isBody(text.charAt(begin))) {
                begin++;
            }
            int word = begin;
            while (word < limit && isBody(text.charAt(word))) {
                word++;
            }
            if (begin - at > LONGEST_HEADER || (!belongs(text, begin, word, limit) && ++strange > 2)) {
                break;
            }
            if (belongs(text, begin, word, limit)) {
                end = word;
                strange = 0;
            }
            at = Math.max(word, begin + 1);
        }
        return end;
    }

    private static boolean isBody(char c) {
        return Chars.is(c, Chars.BASE64) || c == '\\' || c == '-' || c == ',' || c == ':';
    }

    private static boolean belongs(CharSequence text, int from, int to, int limit) {
        return to - from >= BODY_WORD
                || to == limit
                || Chars.count(text, from, to, Chars.DIGIT | Chars.BASE64_MARK | Chars.PAD) > 0
                || Chars.startsWith(text, from, "Proc-Type:")
                || Chars.startsWith(text, from, "DEK-Info:")
                || Chars.startsWith(text, from, "Version:");
    }
}
