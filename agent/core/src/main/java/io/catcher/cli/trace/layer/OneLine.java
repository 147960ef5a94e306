package io.catcher.cli.trace.layer;

import java.util.List;
import java.util.regex.Pattern;

/** A whole trace in one line, where blanks took the place of its line ends. A line that names one place is prose. */
final class OneLine {

    private static final String FRAME = "at\\s+[^\\s()]+\\.[^\\s()]+\\([^()]*\\)";

    private static final Pattern FRAMES = Pattern.compile("(?:^|[\\s|;,>])" + FRAME);

    private static final Pattern BEFORE_FRAME = Pattern.compile(
            "\\s*[|;,]?\\s+(?=" + FRAME + "|(?:\\.{3}|\\u2026)\\s*\\d{1,9} (?:more|common frames|frames))");

    private static final Pattern BEFORE_WORDS = Pattern.compile("\\s+(?=(?:Caused by|Wrapped by|Suppressed):\\s)");

    private OneLine() {}

    static List<Line> unwrap(List<Line> lines) {
        return Layers.each(lines, OneLine::broken);
    }

    private static String broken(String line) {
        if (FRAMES.matcher(line).results().limit(2).count() < 2) {
            return line;
        }
        return BEFORE_WORDS.matcher(BEFORE_FRAME.matcher(line).replaceAll("\n")).replaceAll("\n");
    }
}
