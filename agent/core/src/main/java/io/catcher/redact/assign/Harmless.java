package io.catcher.redact.assign;

import io.catcher.redact.scan.Chars;
import java.util.Locale;
import java.util.Set;

/** Values that stand under a secret's name and are none: placeholders, prose, code. */
public final class Harmless {

    private static final Set<String> NOTHING = Set.of(
            "null",
            "true",
            "false",
            "none",
            "nil",
            "undefined",
            "nan",
            "void",
            "(null)",
            "<null>",
            "n/a",
            "redacted",
            "[redacted]",
            "masked",
            "hidden",
            "filtered",
            "[filtered]",
            "***",
            "optional.empty",
            "empty",
            "unset",
            "[]",
            "{}");

    private static final Set<String> PROSE = Set.of(
            ("a an the is are was were be been not no none must should shall may might can could cannot will would has have "
                            + "had does did do please use using used only expected expecting unexpected missing invalid "
                            + "required wrong incorrect unable failed failure fails error errors unknown empty too for from "
                            + "in at on with without of to and or but if when while because by as it its this that these "
                            + "expired denied mismatch mismatched success successful successfully ok yes type "
                            + "string length field illegal bad insufficient malformed unsupported already exceeded exceeds "
                            + "authentication authorization connection connecting access login user there we you your my "
                            + "read write set get got found returned returns loading loaded removed removing closed opened "
                            + "waiting retrying trying attempt attempting java.lang org.springframework")
                    .split(" "));

    private static final Set<String> STATES = Set.of(
            ("new old on off yes enabled disabled active inactive open opened closed created started stopped destroyed "
                            + "expired invalidated valid invalid optional stateless anonymous default unchanged changed "
                            + "added removed updated deleted pending ready unknown")
                    .split(" "));

    /** Of columns and variables, in lower case. */
    private static final Set<String> TYPES = Set.of(
            ("string text char varchar varchar2 nvarchar nchar clob blob bytea binary varbinary bytes uuid int integer "
                            + "bigint smallint long number numeric decimal boolean bool object array list map optional any")
                    .split(" "));

    private static final int LONGEST = 40;
    private static final int LONGEST_WORD_OF_CONSTANT = 12;
    private static final int MOST_DIGITS_OF_COUNT = 4;

    private Harmless() {}

    public static boolean isPlaceholder(CharSequence text, int from, int end) {
        int to = end;
        while (to > from && isPunctuation(text.charAt(to - 1))) {
            to--;
        }
        if (to <= from || (to - from < 3 && !hasLetterOrDigit(text, from, to))) {
            return true;
        }
        char first = text.charAt(from);
        char last = text.charAt(to - 1);
        boolean framed =
                (first == '{' && last == '}') || (first == '<' && last == '>') || (first == '%' && to - from == 2);
        if (framed && Chars.count(text, from, to, Chars.TOKEN) >= to - from - 3) {
            return true;
        }
        if (first == '$' || first == '#') {
            return isVariable(text, from, to);
        }
        if (isBound(text, from, to)) {
            return true;
        }
        if (Chars.startsWith(text, from, "[redacted")) {
            return true;
        }
        return to - from <= LONGEST && (isMask(text, from, to) || NOTHING.contains(lower(text, from, to)));
    }

    private static boolean isPunctuation(char c) {
        return c == ',' || c == ';' || c == '.' || c == ':';
    }

    private static boolean hasLetterOrDigit(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.isLetterOrDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code ${name}}, {@code $(name)}, {@code $name}, {@code $2}, {@code #{name}}. */
    private static boolean isVariable(CharSequence text, int from, int to) {
        char second = Chars.get(text, from + 1);
        char last = text.charAt(to - 1);
        boolean framed = (second == '{' && last == '}') || (second == '(' && last == ')');
        if (framed || text.charAt(from) == '#') {
            return framed;
        }
        boolean place = to - from < 4 && Chars.count(text, from + 1, to, Chars.DIGIT) == to - from - 1;
        return place || Chars.count(text, from + 1, to, Chars.LETTER | Chars.UNDERSCORE) == to - from - 1;
    }

    /** {@code = :name}, {@code = @name}: a statement's parameter, behind a blank. */
    private static boolean isBound(CharSequence text, int from, int to) {
        char first = text.charAt(from);
        return (first == ':' || first == '@')
                && Chars.get(text, from - 1) == ' '
                && to - from > 2
                && Chars.count(text, from + 1, to, Chars.LETTER | Chars.UNDERSCORE) == to - from - 1;
    }

    /** {@code varchar(60)}, {@code string}: the type of what would stand there. */
    static boolean isType(CharSequence text, int from, int to) {
        int end = Chars.skip(text, from, Chars.ALNUM, LONGEST);
        boolean size = Chars.get(text, end) == '(' && Chars.get(text, Chars.skip(text, end + 1, Chars.DIGIT)) == ')';
        return (end >= to || size) && TYPES.contains(lower(text, from, Math.min(end, to)));
    }

    /** {@code END_OBJECT}, {@code EOF}: the token of a parser. One that opens something has digits or small letters. */
    static boolean isConstant(CharSequence text, int from, int to) {
        int end = to;
        while (end > from && isPunctuation(text.charAt(end - 1))) {
            end--;
        }
        int word = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            word = c == '_' ? 0 : word + 1;
            if (word > LONGEST_WORD_OF_CONSTANT || !Chars.is(c, Chars.UPPER | Chars.UNDERSCORE)) {
                return false;
            }
        }
        return end - from > 1 && end - from <= LONGEST;
    }

    /** {@code secrets: 3}: how many there are. */
    static boolean isCount(CharSequence text, int from, int to) {
        return to - from <= MOST_DIGITS_OF_COUNT && Chars.count(text, from, to, Chars.DIGIT) == to - from;
    }

    private static boolean isMask(CharSequence text, int from, int to) {
        char c = text.charAt(from);
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != c) {
                return false;
            }
        }
        return to - from > 1 && (c == '*' || c == 'x' || c == 'X' || c == '.' || c == '#' || c == '-' || c == '•');
    }

    /** The first word of a sentence: "password: must not be empty". */
    static boolean isProse(CharSequence text, int from, int to) {
        int end = to;
        while (end > from && !Chars.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end - from <= LONGEST && end < text.length() && PROSE.contains(lower(text, from, end));
    }

    /** What becomes of it, and not what it is: {@code session=new}. */
    static boolean isState(CharSequence text, int from, int to) {
        return to - from <= LONGEST && STATES.contains(lower(text, from, to));
    }

    /** {@code email -> EmailValidator}: what treats the field is called after it. */
    static boolean isTreatment(CharSequence text, int from, int to) {
        int arrow = from - 3;
        if (!Chars.startsWith(text, arrow, "-> ")) {
            return false;
        }
        int key = Chars.get(text, arrow - 1) == ' ' ? arrow - 1 : arrow;
        String word = LooseKey.wordBefore(text, key);
        return !word.isEmpty()
                && Chars.startsWithAnyCase(text, from, word)
                && Chars.at(text, from + word.length(), Chars.UPPER)
                && Chars.skip(text, from, Chars.LETTER, to - from) == to;
    }

    /** {@code getPassword()}, {@code request.form["x"]}: a program's text, and no value of it. */
    static boolean isCode(CharSequence text, int from, int to) {
        int end = Chars.skip(text, from, Chars.LETTER | Chars.UNDERSCORE | Chars.DOT, LONGEST);
        char c = Chars.get(text, end);
        return end > from && end - from < LONGEST && (c == '(' || c == '[') && end < to;
    }

    /** {@code id=7}: the next key, which is judged by itself. */
    static boolean isAssignment(CharSequence text, int from, int to) {
        int end = Chars.skip(text, from, Chars.TOKEN, LONGEST);
        char c = Chars.get(text, end);
        return end > from && end < to && (c == '=' || c == ':');
    }

    private static String lower(CharSequence text, int from, int to) {
        return text.subSequence(from, to).toString().toLowerCase(Locale.ROOT);
    }
}
