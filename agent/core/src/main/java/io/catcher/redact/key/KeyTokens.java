package io.catcher.redact.key;

import io.catcher.redact.scan.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a name into lower-case words at camelCase, digits and anything that is no letter, so that {@code ip} is found in
 * {@code clientIP} and not in {@code zip}.
 */
final class KeyTokens {

    /** No name that a person wrote is longer; a longer one is judged by its beginning. */
    private static final int LONGEST_NAME = 256;

    private KeyTokens() {}

    static List<String> of(String given) {
        String name = plain(given);
        List<String> tokens = new ArrayList<>(4);
        int end = Math.min(name.length(), LONGEST_NAME);
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (!Character.isLetter(name.charAt(i))) {
                add(tokens, name, start, i);
                start = i + 1;
            } else if (i > start && beginsWord(name, i, end)) {
                add(tokens, name, start, i);
                start = i;
            }
        }
        add(tokens, name, start, end);
        return tokens;
    }

    /** Look-alikes of Latin letters as those, and nothing without width: no key hides behind another alphabet. */
    private static String plain(String name) {
        int end = Math.min(name.length(), LONGEST_NAME);
        int at = 0;
        while (at < end && name.charAt(at) < 128) {
            at++;
        }
        if (at == end) {
            return name;
        }
        StringBuilder plain = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            char folded = c < 128 ? c : Fold.of(c);
            if (folded != Fold.NOTHING) {
                plain.append(folded);
            }
        }
        return plain.toString();
    }

    /** {@code dbPassword} splits before P; {@code XMLToken} before T, because a lower-case letter follows it. */
    private static boolean beginsWord(String name, int i, int end) {
        if (!Character.isUpperCase(name.charAt(i))) {
            return false;
        }
        boolean afterLower = !Character.isUpperCase(name.charAt(i - 1));
        boolean beforeLower = i + 1 < end && Character.isLowerCase(name.charAt(i + 1));
        return afterLower || beforeLower;
    }

    private static void add(List<String> tokens, String name, int from, int to) {
        if (to > from) {
            tokens.add(name.substring(from, to).toLowerCase(Locale.ROOT));
        }
    }
}
