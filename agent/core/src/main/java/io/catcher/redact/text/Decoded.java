package io.catcher.redact.text;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Spans;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text as its readers see it once its escapes are undone: those of strings of programs and of JSON, in hexadecimal, the
 * entities of XML, and {@code %20}. A name or a shape that they break is found in this form, and hidden in the text. One
 * level is undone, and only what stands for a printable character of ASCII.
 */
public final class Decoded {

    private static final Map<String, Character> ENTITIES =
            Map.of("&lt;", '<', "&gt;", '>', "&quot;", '"', "&apos;", '\'', "&amp;", '&');

    private static final int LONGEST_ENTITY = 8;
    private static final int MOST_BACKSLASHES = 4;

    private final StringBuilder plain;

    /** Where each character of the plain text begins in the text; one more for its end. */
    private int[] places = new int[64];

    private Decoded(int length) {
        this.plain = new StringBuilder(length);
    }

    /** Null where there is nothing to undo, as in most texts. */
    public static @Nullable Decoded of(CharSequence text) {
        Decoded decoded = null;
        for (int i = 0; i < text.length(); ) {
            int end = isMark(text.charAt(i)) ? end(text, i) : -1;
            if (end > 0 && decoded == null) {
                decoded = new Decoded(text.length());
                decoded.copy(text, i);
            }
            if (decoded != null) {
                decoded.add(end > 0 ? value(text, i, end) : text.charAt(i), i);
            }
            i = end > 0 ? end : i + 1;
        }
        if (decoded != null) {
            decoded.place(decoded.plain.length(), text.length());
        }
        return decoded;
    }

    public CharSequence plain() {
        return plain;
    }

    /** What was found in the plain text, as places of the text. */
    void hide(Spans found, Spans spans) {
        for (Spans.Span span : found.merged()) {
            spans.hide(places[span.from()], places[span.to()], span.rule(), span.echo());
        }
    }

    private void copy(CharSequence text, int end) {
        for (int i = 0; i < end; i++) {
            add(text.charAt(i), i);
        }
    }

    private void add(char c, int at) {
        place(plain.length(), at);
        plain.append(c);
    }

    private void place(int index, int at) {
        if (index == places.length) {
            places = Arrays.copyOf(places, 2 * index);
        }
        places[index] = at;
    }

    private static boolean isMark(char c) {
        return c == '%' || c == '&' || c == '\\';
    }

    /** Behind the escape that begins here; negative where none does. */
    private static int end(CharSequence text, int at) {
        int end =
                switch (text.charAt(at)) {
                    case '%' -> at + 3;
                    case '&' -> endOfEntity(text, at);
                    default -> endOfBackslash(text, at);
                };
        return end > 0 && end <= text.length() && isPrintable(value(text, at, end)) ? end : -1;
    }

    private static boolean isPrintable(char c) {
        return c >= ' ' && c <= '~';
    }

    /** Of a string in a string the backslash is escaped, too. */
    private static int endOfBackslash(CharSequence text, int at) {
        int letter = at;
        while (letter - at < MOST_BACKSLASHES && Chars.get(text, letter) == '\\') {
            letter++;
        }
        char c = Chars.get(text, letter);
        return c == 'u' ? letter + 5 : c == 'x' ? letter + 3 : -1;
    }

    private static int endOfEntity(CharSequence text, int at) {
        for (int i = at + 1; i < at + LONGEST_ENTITY; i++) {
            if (Chars.get(text, i) == ';') {
                return i + 1;
            }
        }
        return -1;
    }

    /** NUL for what is no escape. */
    private static char value(CharSequence text, int at, int end) {
        char c = text.charAt(at);
        if (c == '%') {
            return number(text, at + 1, end, 16);
        }
        if (c == '\\') {
            int digits = Chars.get(text, end - 3) == 'x' ? 2 : 4;
            return number(text, end - digits, end, 16);
        }
        if (text.charAt(at + 1) != '#') {
            return ENTITIES.getOrDefault(text.subSequence(at, end).toString(), '\0');
        }
        boolean hex = Chars.get(text, at + 2) == 'x' || Chars.get(text, at + 2) == 'X';
        return number(text, hex ? at + 3 : at + 2, end - 1, hex ? 16 : 10);
    }

    private static char number(CharSequence text, int from, int to, int radix) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            number = digit < 0 || number > 0x7f ? 0x7f : number * radix + digit;
        }
        return (char) number;
    }
}
