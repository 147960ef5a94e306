package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.Map;

/** Keys of vendors that carry their mark in the middle or at the end, or are the path of a web hook. */
public final class MarkedKeyRule implements Rule {

    /** Mark in its exact case; how many characters stand before it at least, and behind it. */
    private record Shape(String mark, int body, int before, int behind) {}

    private static final int LONGEST = 256;

    /** Base64 in either of its alphabets: Azure's keys carry four letters of their service at a fixed place. */
    private static final int KEY64 = Chars.BASE64 | Chars.URL64;

    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            shape("Q~", Chars.TOKEN | Chars.TILDE, 4, 8),
            shape(".atlasv1.", Chars.TOKEN, 8, 20),
            shape("NRAL", Chars.ALNUM, 30, 0),
            shape("NRAIN", Chars.ALNUM, 20, 0),
            shape(":AA", Chars.URL64, 8, 30),
            shape(":APA91b", Chars.URL64, 6, 40),
            shape("_mmk", Chars.WORD, 20, 0),
            shape("-us", Chars.ALNUM, 32, 1),
            shape("JQQJ99", Chars.ALNUM, 20, 10),
            shape("JQQJ9D", Chars.ALNUM, 40, 10),
            shape("JQQJ9H", Chars.ALNUM, 40, 10),
            shape("AzFu", KEY64, 40, 6),
            shape("AzSe", KEY64, 40, 6),
            shape("AzCa", KEY64, 30, 6),
            shape("AIoT", KEY64, 32, 6),
            shape("APIM", KEY64, 40, 6),
            shape("ACDb", KEY64, 70, 6),
            shape("+ASb", KEY64, 32, 6),
            shape("+AEh", KEY64, 32, 6),
            shape("+ARm", KEY64, 32, 6),
            shape("+ACR", KEY64, 40, 6),
            shape("+ASt", KEY64, 70, 6),
            shape("+ABa", KEY64, 70, 6),
            shape("+AMC", KEY64, 70, 6),
            shape("T3BlbkFJ", Chars.URL64, 6, 6),
            shape("AZDO", Chars.ALNUM, 20, 2),
            shape(".apps.googleusercontent.com", Chars.TOKEN, 20, 0),
            shape("hooks.slack.com/", Chars.URL64 | Chars.BASE64, 0, 20),
            shape("/api/webhooks/", Chars.URL64 | Chars.BASE64, 0, 30),
            shape("outlook.office.com/webhook/", Chars.TOKEN | Chars.BASE64 | Chars.AT, 0, 30),
            shape("/hooks/catch/", Chars.URL64 | Chars.BASE64, 0, 8),
            shape("webhook.office.com/", Chars.TOKEN | Chars.BASE64 | Chars.AT, 0, 30),
            shape("/webhookb2/", Chars.TOKEN | Chars.BASE64 | Chars.AT, 0, 30),
            shape("tines.com/webhook/", Chars.TOKEN | Chars.BASE64, 0, 30),
            shape("/soap/v3/", Chars.ALNUM, 0, 40),
            shape("/rest/v3/", Chars.ALNUM, 0, 40),
            shape("maker.ifttt.com/trigger/", Chars.URL64 | Chars.BASE64, 0, 20));

    private final String literal;
    private final Shape shape;

    MarkedKeyRule(String literal) {
        this.literal = literal;
        this.shape = java.util.Objects.requireNonNull(SHAPES.get(literal));
    }

    static Iterable<String> literals() {
        return SHAPES.keySet();
    }

    private static Map.Entry<String, Shape> shape(String mark, int body, int before, int behind) {
        return Map.entry(mark.toLowerCase(java.util.Locale.ROOT), new Shape(mark, body, before, behind));
    }

    @Override
    public String name() {
        return "vendor_key";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (!Chars.startsWith(text, from, shape.mark)) {
            return NOTHING;
        }
        int begin = shape.before == 0 ? from : Chars.skipBack(text, from, shape.body, LONGEST);
        int end = shape.behind == 0 ? to : Chars.skip(text, to, shape.body, LONGEST);
        boolean whole = end - to >= shape.behind || (end == text.length() && end > to);
        boolean enough = shape.before == 0 || from - begin >= shape.before;
        if (!enough || !whole || Chars.count(text, begin, end, Chars.DIGIT) == 0) {
            return NOTHING;
        }
        if (shape.behind == 0 && Chars.at(text, to, Chars.WORD)) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }

    @Override
    public String toString() {
        return literal;
    }
}
