package io.catcher.ship.wire;

/** Keeps text such that every encoder can write it. */
final class Text {

    private Text() {}

    /** A lone half of a surrogate pair makes loki4j's encoder fail, and the event is gone without a word. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return replaced(text);
                }
                i++;
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            clean.appendCodePoint(lone ? '\uFFFD' : point);
        });
        return clean.toString();
    }
}
