package io.catcher.cli.tail;

/** Texts that an application may have made up, safe for a terminal. */
final class Plain {

    private Plain() {}

    /**
     * The same, with what could move a cursor, colour a line or turn its direction written as an escape that JSON knows,
     * too: ESC and the other control characters of both sets, and the marks of writing directions.
     */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                plain.append("\\n");
            } else if (isActive(c) || isAlone(text, i)) {
                plain.append("\\u%04x".formatted((int) c));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isActive(char c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029';
    }

    private static boolean isAlone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
