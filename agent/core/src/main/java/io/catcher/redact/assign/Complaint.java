package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import java.util.List;
import java.util.Locale;

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
            " is required ",
            " is missing ",
            " is invalid ",
            " is not ",
            " is too ",
            " is empty ",
            " is expired ",
            " are not ",
            " are required ",
            " does not ",
            " do not ",
            " not valid ",
            " too short ",
            " too long ",
            " too weak ");

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
        return VERBS.stream().anyMatch(sentence::contains);
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
