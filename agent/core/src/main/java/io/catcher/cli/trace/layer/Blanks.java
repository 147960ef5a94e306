package io.catcher.cli.trace.layer;

import java.util.List;

/** The no-break and other blanks of browsers, wikis and mail programs, and letters that nobody sees. */
final class Blanks {

    private static final String UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f";

    private static final String LINE_ENDS = "\u2028\u2029\u0085";

    private Blanks() {}

    static List<Line> unwrap(List<Line> lines) {
        return Layers.each(lines, Blanks::plain);
    }

    private static String plain(String line) {
        if (line.chars().noneMatch(letter -> plain((char) letter) != letter)) {
            return line;
        }
        StringBuilder plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char letter = plain(line.charAt(i));
            if (letter != 0) {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    /** 0 for nothing. */
    private static char plain(char letter) {
        if (letter < 0x80) {
            return letter;
        }
        if (UNSEEN.indexOf(letter) >= 0) {
            return 0;
        }
        if (LINE_ENDS.indexOf(letter) >= 0) {
            return '\n';
        }
        return Character.isSpaceChar(letter) ? ' ' : letter;
    }
}
