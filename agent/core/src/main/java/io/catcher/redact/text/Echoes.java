package io.catcher.redact.text;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Spans;
import io.catcher.redact.scan.Spans.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A password that was found by its key, and stands again elsewhere in the same text without one. */
public final class Echoes {

    /** A shorter word may well mean something else there. */
    private static final int SHORTEST = 6;

    /** Each is one search through the text. */
    private static final int MOST = 8;

    private Echoes() {}

    static void hide(String text, List<Span> found, Spans spans) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Span span : found) {
            if (span.echo() && words.size() < MOST && isTelling(text, span.from(), span.to())) {
                words.put(text.substring(span.from(), span.to()), span.rule());
            }
        }
        words.forEach((word, rule) -> {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                spans.hide(at, at + word.length(), rule);
            }
        });
    }

    /** Whether a secret that stands again elsewhere is surely the same one. */
    public static boolean isTelling(String text, int from, int to) {
        return to - from >= SHORTEST
                && Chars.count(text, from, to, Chars.DIGIT) > 0
                && Chars.count(text, from, to, Chars.LETTER) > 0;
    }
}
