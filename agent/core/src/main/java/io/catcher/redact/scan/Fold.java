package io.catcher.redact.scan;

/**
 * One form for the characters that look the same: lower case, Cyrillic and Greek look-alikes and full-width forms as their
 * Latin letter, and nothing for characters without width. A password's key must not hide behind any of them.
 */
public final class Fold {

    /** A character that nobody sees. */
    public static final char NOTHING = '\0';

    private static final String LOOK_ALIKES = "аaеeоoрpсcуyхxѕsіiјjԁdԛqԝwһhӏlкkмmтtвbнhοoαaεeρpτtυuκkιiνvɡgıi";

    private static final int END_OF_OTHERS = 0x530;

    private static final char[] ASCII = ascii();

    /** More than a thousand: made when the first of them is met, and most failures have none. */
    private static final class Others {
        static final char[] FOLDED = others();
    }

    private Fold() {}

    public static char of(char c) {
        if (c < 128) {
            return ASCII[c];
        }
        if (c < END_OF_OTHERS) {
            return Others.FOLDED[c];
        }
        if (isInvisible(c)) {
            return NOTHING;
        }
        return c >= '\uff01' && c <= '\uff5e' ? ASCII[c - '\uff01' + '!'] : c;
    }

    private static boolean isInvisible(char c) {
        return (c >= '\u200b' && c <= '\u200f') || (c >= '\u2060' && c <= '\u2064') || c == '\ufeff';
    }

    private static char[] ascii() {
        char[] folded = new char[128];
        for (char c = 1; c < 128; c++) {
            folded[c] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        // A NUL is visible enough for us: it must not glue two words together.
        folded[0] = 1;
        return folded;
    }

    private static char[] others() {
        char[] folded = new char[END_OF_OTHERS];
        for (char c = 0; c < folded.length; c++) {
            folded[c] = Character.toLowerCase(c);
        }
        for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
            char alike = LOOK_ALIKES.charAt(i);
            folded[alike] = LOOK_ALIKES.charAt(i + 1);
            char upper = Character.toUpperCase(alike);
            if (upper < folded.length) {
                folded[upper] = LOOK_ALIKES.charAt(i + 1);
            }
        }
        folded['\u00ad'] = NOTHING;
        return folded;
    }
}
