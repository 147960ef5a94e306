package io.catcher.redact.assign;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.number.NumberRules;
import io.catcher.redact.number.PhoneRule;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Fold;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.Set;

/**
 * Values beside a key that says what they are: {@code password=…}, JSON, JSON in JSON, XML, command lines, headers. Asked
 * at the end of an identifier that holds a word of keys; whether it names a secret, the matcher of names says.
 */
public final class KeyRule implements Rule {

    /** Their values are groups of digits. */
    private static final Set<String> NUMBERS = Set.of(
            "key:phone",
            "key:phones",
            "key:telephone",
            "key:mobile",
            "key:cellphone",
            "key:tel",
            "key:fax",
            "key:aadhaar",
            "key:nino",
            "key:bsn",
            "key:cpf");

    /** Words that open a sentence as often as they name a value: "session: id=…". */
    private static final Set<String> WEAK =
            Set.of("key:session", "key:user", "key:address", "key:addresses", "key:auth", "key:login", "key:mail");

    /** Objects of these names hold secrets and little else. */
    private static final Set<String> SECRET_ALONE =
            Set.of("key:secret", "key:secrets", "key:credential", "key:credentials", "key:address", "key:addresses");

    /** Their values are several words by their nature. */
    private static final Set<String> PHRASES = Set.of(
            "key:passphrase",
            "key:passphrases",
            "key:mnemonic",
            "key:seed_phrase",
            "key:recovery_phrase",
            "key:pass_phrase");

    private static final int LONGEST_KEY = 96;

    /** Spring's words for a field that was filled in wrongly. */
    private static final String REJECTED = "rejected value ";

    private final KeyNames names;
    private final LooseKey loose = new LooseKey();

    public KeyRule(KeyNames names) {
        this.names = names;
    }

    /** Whether objects behind a name by that rule hold secrets and little else. */
    public static boolean isSecretAlone(String rule) {
        return SECRET_ALONE.contains(rule);
    }

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        int begin = begin(text, to);
        if (begin == to) {
            return NOTHING;
        }
        Link link = Link.read(text, begin, to);
        if (link.kind() == Link.Kind.NONE) {
            return none(text, begin, to, spans);
        }
        if (link.value() >= text.length()) {
            return NOTHING;
        }
        if (link.kind() == Link.Kind.SPACE) {
            compare(text, begin, to, spans);
            return loose.judge(text, begin, to, link, spans);
        }
        String key = text.subSequence(begin, to).toString();
        String rule = names.rule(key);
        if (rule == null) {
            return loose.judge(text, begin, to, link, spans);
        }
        if (link.kind() == Link.Kind.LDIF) {
            int end = Below.endOfFolded(text, link.value());
            spans.hide(link.value(), end, rule);
            return end;
        }
        boolean colon = Chars.get(text, link.value()) == '\n' || link.kind() == Link.Kind.COLON_SPACE;
        int below = colon ? Below.hide(text, begin, link.value(), rule, spans) : link.value();
        return below > link.value() ? below : value(text, begin, key, link, rule, spans);
    }

    private int none(CharSequence text, int begin, int to, Spans spans) {
        compare(text, begin, to, spans);
        return loose.inside(text, begin, to, spans);
    }

    private static boolean isCompared(CharSequence text, int begin) {
        char before = Chars.get(text, begin - 1);
        return before == '=' || (before == ' ' && Chars.get(text, begin - 2) == '=');
    }

    private void compare(CharSequence text, int begin, int to, Spans spans) {
        String rule =
                isCompared(text, begin) ? names.rule(text.subSequence(begin, to).toString()) : null;
        if (rule != null) {
            CompareRule.hide(text, begin, rule, spans);
        }
    }

    private static int begin(CharSequence text, int end) {
        int begin = end;
        while (begin > 0 && end - begin < LONGEST_KEY && isKey(text.charAt(begin - 1))) {
            begin--;
        }
        while (begin < end && !Chars.isLetterOrDigit(text.charAt(begin))) {
            begin++;
        }
        // The letter of an escaped line break is none of the key's.
        boolean escaped = Chars.get(text, begin - 1) == '\\' && Chars.at(text, begin, Chars.LOWER);
        return escaped && end - begin > 2 && "nrt".indexOf(text.charAt(begin)) >= 0 ? begin + 1 : begin;
    }

    private static boolean isKey(char c) {
        return Chars.is(c, Chars.TOKEN | Chars.DOLLAR) || (c >= 128 && (Character.isLetter(c) || Fold.of(c) == 0));
    }

    private int value(CharSequence text, int begin, String key, Link link, String rule, Spans spans) {
        if (Headers.isHeader(key)) {
            return Headers.hide(text, begin, link, rule, spans);
        }
        int structure = structure(text, link, rule, spans);
        if (structure != NOTHING) {
            return structure;
        }
        Value value = Value.read(text, link.value(), link.kind());
        if (Chars.startsWith(text, value.from(), "-----")) {
            // A PEM block goes on behind the end of this string of a program.
            return NOTHING;
        }
        boolean needsQuotes = link.kind() == Link.Kind.CALL;
        if ((needsQuotes && !value.quoted()) || Harmless.isPlaceholder(text, value.from(), value.to())) {
            return NOTHING;
        }
        if (needsQuotes && Chars.get(text, Chars.skip(text, value.on() + 1, Chars.SPACE, 2)) == ':') {
            // {"name":"token","type":…}: what follows is the next key.
            return NOTHING;
        }
        if (needsQuotes && isBesideName(text, value)) {
            return NOTHING;
        }
        if (!value.quoted() && isNoValue(text, value, link, rule)) {
            return NOTHING;
        }
        int end = value.quoted() ? value.to() : endOfUnquoted(text, begin, link, value, rule);
        if (Endpoint.is(text, value.from(), end, rule)
                || (!PHRASES.contains(rule) && Complaint.is(text, value.from(), end))) {
            return NOTHING;
        }
        spans.hide(value.from(), end, rule, true);
        return Math.max(end, value.on());
    }

    /** Hides what is in a value of several: which part of it is the secret, its own names need not say. */
    private int structure(CharSequence text, Link link, String rule, Spans spans) {
        if (!link.isJoined()) {
            return NOTHING;
        }
        boolean rejected = Chars.startsWith(text, link.value(), REJECTED);
        Structure value = Structure.read(text, link.value() + (rejected ? REJECTED.length() : 0));
        if (value == null) {
            return NOTHING;
        }
        boolean object = Chars.get(text, value.from() - 1) == '{' && !rule.startsWith("word:");
        if (object && new Fields(text, value, names, isSecretAlone(rule)).hide(rule, spans)) {
            // What stays has other names, and shapes, which are judged on the way.
            return value.from();
        }
        if (!Harmless.isPlaceholder(text, value.from(), value.to()) && !Complaint.is(text, value.from(), value.to())) {
            spans.hide(value.from(), value.to(), rule);
        }
        return value.to();
    }

    private static int endOfUnquoted(CharSequence text, int begin, Link link, Value value, String rule) {
        int member = link.isJoined() ? Member.end(text, begin, value.from()) : Member.NONE;
        if (member > value.to()) {
            return member;
        }
        if (PHRASES.contains(rule)) {
            return Line.end(text, value.to());
        }
        if (value.to() - value.from() >= Unquoted.READ) {
            return Unquoted.rest(text, value.to());
        }
        int line = link.kind() == Link.Kind.COLON_SPACE ? Line.endOfValue(text, link, value) : value.to();
        return Math.max(line, endOfSeveral(text, value, rule));
    }

    /** Numbers and names of people and places go on behind a blank, where the first word of them ends. */
    private static int endOfSeveral(CharSequence text, Value value, String rule) {
        if (NUMBERS.contains(rule)) {
            return Math.max(value.to(), PhoneRule.endOfGroups(text, value.from()));
        }
        int end = Math.max(value.to(), NumberRules.endAt(text, value.from()));
        return Line.isPersonal(rule) ? Line.endOfNames(text, end) : end;
    }

    /** {@code "email", "phone"}: names side by side, of which none is the other's value. */
    private boolean isBesideName(CharSequence text, Value value) {
        return names.rule(text.subSequence(value.from(), value.to()).toString()) != null
                && Chars.skip(text, value.from(), Chars.TOKEN) >= value.to()
                && Chars.count(text, value.from(), value.to(), Chars.DIGIT) == 0;
    }

    private static boolean isNoValue(CharSequence text, Value value, Link link, String rule) {
        boolean sentence = link.kind() == Link.Kind.COLON_SPACE || link.kind() == Link.Kind.FLAG;
        boolean several = rule.endsWith("s") && !rule.endsWith("ss");
        return Harmless.isCode(text, value.from(), value.to())
                || Harmless.isType(text, value.from(), value.to())
                || (rule.equals("key:token") && Harmless.isConstant(text, value.from(), value.to()))
                || (several && Harmless.isCount(text, value.from(), value.to()))
                || (sentence && Harmless.isProse(text, value.from(), value.to()))
                || Harmless.isTreatment(text, value.from(), value.to())
                || (WEAK.contains(rule) && isNoValueOfWeak(text, value));
    }

    private static boolean isNoValueOfWeak(CharSequence text, Value value) {
        return Harmless.isAssignment(text, value.from(), value.to())
                || Harmless.isState(text, value.from(), value.to());
    }
}
