package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Fold;
import java.util.Set;

/** Words beside which any number of the right length is a phone's. */
final class PhoneWords {

    private static final Set<String> BEFORE = Set.of(
            "phone", "phones", "telephone", "telefon", "telefono", "telepono", "tel", "tlf", "fon", "mobile", "mobil",
            "movil", "handy", "cell", "cellphone", "fax", "call", "desk", "office", "sms", "whatsapp",
            "msisdn", "dial", "hotline", "phonenumber", "phone_number", "mobilephone",
            "mobile_number", "homephone", "workphone", "contactnumber", "contact_number", "reach", "landline");
    private static final Set<String> AFTER = Set.of("office", "fax", "mobile", "home", "cell", "desk", "work", "phone");

    private static final int FARTHEST = 24;
    private static final int WORDS = 3;

    private PhoneWords() {}

    static boolean beside(CharSequence text, int from, int to) {
        int end = from;
        for (int words = 0; words < WORDS && from - end < FARTHEST; words++) {
            while (end > 0 && from - end < FARTHEST && !Chars.is(text.charAt(end - 1), Chars.LETTER)) {
                end--;
            }
            int begin = Chars.skipBack(text, end, Chars.LETTER | Chars.UNDERSCORE, FARTHEST);
            if (BEFORE.contains(folded(text, begin, end)) || isPartOfKey(text, begin, end)) {
                return true;
            }
            end = begin;
        }
        int begin = to;
        while (begin - to < 2 && (Chars.get(text, begin) == ' ' || Chars.get(text, begin) == '-')) {
            begin++;
        }
        return begin > to && AFTER.contains(folded(text, begin, Chars.skip(text, begin, Chars.LETTER, FARTHEST)));
    }

    /** {@code customerPhone=}. */
    private static boolean isPartOfKey(CharSequence text, int begin, int end) {
        return end - begin > 5 && Chars.startsWithAnyCase(text, end - 5, "phone");
    }

    private static String folded(CharSequence text, int from, int to) {
        StringBuilder word = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            word.append(Fold.of(text.charAt(i)));
        }
        return word.toString();
    }
}
