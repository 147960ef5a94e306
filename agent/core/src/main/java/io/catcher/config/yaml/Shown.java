package io.catcher.config.yaml;

/** A user's text in a message: short, in quotes, on one line. */
public final class Shown {

    private static final int LONGEST = 60;
    private static final int LONGEST_PATH = 300;

    private Shown() {}

    /** The text in single quotes, shortened, with control characters escaped. */
    public static String quoted(String text) {
        return '\'' + plain(text) + '\'';
    }

    /** The text shortened, with control characters escaped: an ESC in a message would drive the reader's terminal. */
    public static String plain(String text) {
        return shortened(text, LONGEST);
    }

    /** A file's name: as {@link #plain}, with room for the long ones, since an editor must be able to jump there. */
    public static String path(String name) {
        return shortened(name, LONGEST_PATH);
    }

    private static String shortened(String text, int longest) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(text.length(), longest);
        for (int i = 0; i < end; i++) {
            append(out, text.charAt(i));
        }
        return text.length() > longest ? out.append("...").toString() : out.toString();
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isSafe(c)) {
                    out.append(c);
                } else {
                    out.append(String.format("\\u%04x", (int) c));
                }
            }
        }
    }

    private static boolean isSafe(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
