package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/**
 * Phone numbers: international with {@code +} or {@code 00}, North American in its written forms, and any other only beside
 * a word such as "phone" or "call".
 */
public final class PhoneRule implements Rule {

    private static final Words BEFORE =
            new Words("phone phones telephone telefon telefono telepono tel tlf fon mobile mobil "
                    + "movil handy cell cellphone fax call desk office sms whatsapp msisdn dial hotline phonenumber mobilephone "
                    + "homephone workphone contactnumber reach landline answering");
    private static final Words BEHIND = new Words("office fax mobile home cell desk work phone");
    private static final int FEWEST = 7;
    private static final int MOST = 15;
    private static final int LONGEST = 32;

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        Groups groups = Groups.read(text, from, LONGEST);
        int end = groups.end();
        if (groups.digits() < FEWEST || groups.digits() > MOST || !Boundary.after(text, end) || isJoined(text, from)) {
            return NOTHING;
        }
        boolean phone = isInternational(text, from, groups)
                || isAmerican(text, from, groups)
                || (!isDate(text, from, groups) && (BEFORE.before(text, from) || BEHIND.behind(text, end)));
        if (!phone) {
            return NOTHING;
        }
        spans.hide(Chars.get(text, from - 1) == '+' ? from - 1 : from, end, name());
        return end;
    }

    /** Behind the groups of digits that begin here, as far as they may be one phone number. */
    public static int endOfGroups(CharSequence text, int from) {
        int begin = from;
        while (begin - from < 2 && (Chars.get(text, begin) == '+' || Chars.get(text, begin) == '(')) {
            begin++;
        }
        Groups groups = Groups.read(text, begin, LONGEST);
        return groups.digits() <= MOST ? groups.end() : from;
    }

    private static boolean isJoined(CharSequence text, int from) {
        char c = Chars.get(text, from - 1);
        return (c == '.' || c == '-') && Chars.at(text, from - 2, Chars.ALNUM);
    }

    private static boolean isInternational(CharSequence text, int from, Groups groups) {
        char c = Chars.get(text, from - 1);
        boolean plus = c == '+' && text.charAt(from) != '0' && Boundary.before(text, from - 1);
        boolean encoded = c == 'B' && Chars.startsWith(text, from - 3, "%2B");
        boolean zeros = Chars.startsWith(text, from, "00") && groups.count() >= 3 && groups.digits() >= 11;
        return plus || encoded || zeros;
    }

    private static boolean isAmerican(CharSequence text, int from, Groups groups) {
        if (groups.isLike(3, 3, 4)) {
            boolean spaces = text.charAt(from + 3) == ' ' && text.charAt(from + 7) == ' ';
            return !spaces || (text.charAt(from) > '1' && text.charAt(from + 4) > '1');
        }
        boolean country = groups.isLike(1, 3, 3, 4) && text.charAt(from) == '1' && text.charAt(from + 1) != '.';
        return country || (groups.isLike(2, 3, 3, 4) && text.charAt(from + 2) == '-');
    }

    /** {@code 2026-09-23 10}, or a number in the order of a date. */
    private static boolean isDate(CharSequence text, int from, Groups groups) {
        boolean year = Chars.startsWith(text, from, "19") || Chars.startsWith(text, from, "20");
        return groups.count() >= 3 && (year && groups.length(0) == 4 && groups.length(1) == 2 && groups.length(2) == 2);
    }
}
