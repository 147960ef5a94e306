package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/** What a check says of a value, and stands in its place: {@code password=must not be blank}. A sentence, and no value. */
final class Complaint {

    private static final int LONGEST = 256;

    /** A longer number may be the value itself, and no limit of it. */
    private static final int MOST_DIGITS = 4;

    private static final List<String> VERBS = List.of(
            " must ",
            " should ",
            " shall ",
            " cannot ",
            " can not ",
            " may not ",
            " may only ",
            " has to ",
            " needs to ",
            " is ",
            " are not ",
            " are required ",
            " does not ",
            " do not ",
            " not valid ",
            " too ");

    /** What it must or must not be: a phrase that somebody has chosen may hold a verb as well. */
    private static final Set<String> DEMANDS = Set.of(
            ("be have contain match matching valid invalid required missing empty blank null short long weak allowed equal "
                            + "differ meet exist expired correct")
                    .split(" "));

    private Complaint() {}

    /** Whether the range is one such sentence, or several with commas between. */
    static boolean is(CharSequence text, int from, int to) {
        if (to <= from || to - from > LONGEST) {
            return false;
        }
        int begin = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == ',' || text.charAt(i) == ';') {
                if (!isSentence(text, begin, i)) {
                    return false;
                }
                begin = i + 1;
            }
        }
        return true;
    }

    private static boolean isSentence(CharSequence text, int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && isFrame(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isFrame(text.charAt(end - 1))) {
            end--;
        }
        if (!isPlain(text, begin, end)) {
            return false;
        }
        String sentence = " " + text.subSequence(begin, end).toString().toLowerCase(Locale.ROOT) + " ";
        return VERBS.stream().anyMatch(sentence::contains) && demands(sentence);
    }

    private static boolean demands(String sentence) {
        StringTokenizer words = new StringTokenizer(sentence);
        while (words.hasMoreTokens()) {
            if (DEMANDS.contains(words.nextToken())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFrame(char c) {
        return Chars.is(c, Chars.SPACE | Chars.QUOTE | Chars.DOT) || c == '\\' || c == '!';
    }

    /** Words of letters, and short numbers. */
    private static boolean isPlain(CharSequence text, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean digit = Chars.is(c, Chars.DIGIT);
            boolean joined = digit && i > from && Chars.isLetterOrDigit(text.charAt(i - 1)) && digits == 0;
            digits = digit ? digits + 1 : 0;
            boolean plain = Character.isLetter(c) || digit || Chars.is(c, Chars.SPACE | Chars.DASH) || c == '\'';
            if (!plain || joined || digits > MOST_DIGITS) {
                return false;
            }
        }
        return to > from;
    }
}
