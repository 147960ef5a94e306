package io.catcher.cli.trace.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Line ends and tabs that a logger wrote as letters, once or several times over: as JSON and logfmt do it, and as rsyslog
 * does it ({@code #012#011}). Only in a line that holds frames between them.
 */
final class Escapes {

    private static final String BLANK = "(?:\\\\+t|\\\\+u0009|\\\\x09|#011|\\s)";

    private static final Pattern HOLDS_FRAMES =
            Pattern.compile("(?:\\\\+n|\\\\+u000[aA]|\\\\+u2028|\\\\x0[aA]|#012)" + BLANK + "*at\\s");

    private static final Pattern LINE_END =
            Pattern.compile("(?:\\\\+r)?\\\\+n|\\\\+u000[aA]|\\\\+u2028|\\\\x0[aA]|(?:#015)?#012");

    private static final Pattern TAB = Pattern.compile("\\\\+t|\\\\+u0009|\\\\x09|#011");

    private static final Pattern QUOTE = Pattern.compile("\\\\+\"");

    private Escapes() {}

    static List<Line> unwrap(List<Line> lines) {
        List<Line> plain = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean broken = holdsFrames(line.text()) && !Layers.isAboveFrame(lines, i);
            plain.addAll(broken ? line.split(plain(line.text())) : List.of(line));
        }
        return plain;
    }

    static boolean holdsFrames(String line) {
        return (line.indexOf('\\') >= 0 || line.indexOf('#') >= 0)
                && HOLDS_FRAMES.matcher(line).find();
    }

    private static String plain(String line) {
        String broken = LINE_END.matcher(line).replaceAll("\n");
        return QUOTE.matcher(TAB.matcher(broken).replaceAll("\t")).replaceAll("\"");
    }
}
