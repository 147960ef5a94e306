package io.catcher.redact.key;

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

    static List<String> of(String name) {
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
