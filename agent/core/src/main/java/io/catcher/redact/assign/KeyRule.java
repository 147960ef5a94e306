package io.catcher.redact.assign;

import io.catcher.redact.key.KeyNames;
import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Fold;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;

/**
 * Values beside a key that says what they are: {@code password=…}, JSON, JSON in JSON, XML, command lines, headers. Asked
 * at the end of an identifier that holds a word of keys; whether it names a secret, the matcher of names says.
 */
public final class KeyRule implements Rule {

    private static final int LONGEST_KEY = 96;

    private final KeyNames names;
    private final LooseKey loose = new LooseKey();

    public KeyRule(KeyNames names) {
        this.names = names;
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
            return loose.inside(text, begin, to, spans);
        }
        if (link.value() >= text.length()) {
            return NOTHING;
        }
        String key = text.subSequence(begin, to).toString();
        String rule = names.rule(key);
        if (rule == null || link.kind() == Link.Kind.SPACE) {
            return loose.judge(text, begin, to, link, spans);
        }
        return value(text, key, link, rule, spans);
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

    private int value(CharSequence text, String key, Link link, String rule, Spans spans) {
        if (Headers.isHeader(key)) {
            return Headers.hide(text, link, rule, spans);
        }
        Value value = Value.read(text, link.value(), link.kind());
        boolean needsQuotes = link.kind() == Link.Kind.CALL;
        if ((needsQuotes && !value.quoted()) || Harmless.isPlaceholder(text, value.from(), value.to())) {
            return NOTHING;
        }
        if (!value.quoted() && isNoValue(text, value, link)) {
            return NOTHING;
        }
        int end = link.kind() == Link.Kind.COLON_SPACE && !value.quoted() ? Line.endOfValue(text, link, value) : value.to();
        spans.hide(value.from(), end, rule, true);
        return Math.max(end, value.on());
    }

    private static boolean isNoValue(CharSequence text, Value value, Link link) {
        boolean sentence = link.kind() == Link.Kind.COLON_SPACE || link.kind() == Link.Kind.FLAG;
        return Harmless.isCode(text, value.from(), value.to())
                || (sentence && Harmless.isProse(text, value.from(), value.to()));
    }
}
