package io.catcher.redact.number;

import io.catcher.redact.scan.Chars;

/**
 * Digits in groups, as people write a phone number, with its extension. Immutable.
 */
final class Groups {

    private static final int MOST_GROUPS = 8;

    private final int[] lengths;
    private final int count;
    private final int digits;
    private final int end;

    private Groups(int[] lengths, int count, int digits, int end) {
        this.lengths = lengths;
        this.count = count;
        this.digits = digits;
        this.end = end;
    }

    int count() {
        return count;
    }

    /** How many, without the extension. */
    int digits() {
        return digits;
    }

    /** Behind the last digit, the extension's too. */
    int end() {
        return end;
    }

    static Groups read(CharSequence text, int from, int longest) {
        int[] lengths = new int[MOST_GROUPS];
        int count = 0;
        int digits = 0;
        int at = from;
        int end = from;
        while (count < MOST_GROUPS) {
            int group = Chars.skip(text, at, Chars.DIGIT, longest);
            if (group == at || group - from > longest) {
                break;
            }
            lengths[count++] = group - at;
            digits += group - at;
            end = group;
            at = separator(text, group);
            if (at == group) {
                break;
            }
        }
        return new Groups(lengths, count, digits, extension(text, end));
    }

    /** Behind one separator, or two with a parenthesis. */
    private static int separator(CharSequence text, int from) {
        int at = from;
        boolean parenthesis = false;
        while (at - from < 3 && at < text.length()) {
            char c = text.charAt(at);
            if (c == '(' || c == ')') {
                parenthesis = true;
            } else if (c != ' ' && c != '-' && c != '.' && c != '/') {
                break;
            }
            at++;
        }
        return at - from > 1 && !parenthesis ? from : at;
    }

    private static int extension(CharSequence text, int from) {
        if (Chars.get(text, from) != 'x') {
            return from;
        }
        int end = Chars.skip(text, from + 1, Chars.DIGIT, 6);
        return end > from + 1 ? end : from;
    }

    int length(int group) {
        return lengths[group];
    }

    boolean isLike(int... wanted) {
        if (count != wanted.length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (lengths[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
