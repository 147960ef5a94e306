package io.catcher.cli.trace.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines that a mail program wrapped: frames that it parted from their "at" give it away. Then a cause's first line is put
 * together too, since a code in its message counts.
 */
final class Wrapped {

    private static final Pattern AT = Pattern.compile("[\\s>|]*at\\s*");

    private static final Pattern REST_OF_FRAME =
            Pattern.compile("[\\s>|]*[^\\s()]+\\.[^\\s()]+\\((?:[^()]*\\).*|\\w*)");

    private static final Pattern HALF = Pattern.compile(".*\\((?:Native|Unknown)\\s*");

    private static final Pattern CAUSE = Pattern.compile("[\\s>|]*(?:Caused by|Wrapped by|Suppressed):.*");

    private static final Pattern MARGIN = Pattern.compile("^[\\s>|]+");

    private static final int NARROWEST = 55;

    /** Tabs and quotes' margins count differently from program to program. */
    private static final int SLACK = 10;

    private Wrapped() {}

    static List<Line> unwrap(List<Line> lines) {
        int width = 0;
        boolean wrapped = false;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text().stripTrailing();
            wrapped |= i > 0 && isFrame(lines.get(i - 1), lines.get(i));
            // A word that is longer than the window is not cut.
            width = text.strip().indexOf(' ') > 0 ? Math.max(width, text.length()) : width;
        }
        return wrapped ? joined(lines, Math.max(width, NARROWEST)) : lines;
    }

    private static boolean isFrame(Line at, Line rest) {
        return AT.matcher(at.text()).matches()
                && REST_OF_FRAME.matcher(rest.text()).matches();
    }

    private static List<Line> joined(List<Line> lines, int width) {
        List<Line> joined = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            while (i + 1 < lines.size() && (isFrame(line, lines.get(i + 1)) || isCut(line, lines.get(i + 1), width))) {
                i++;
                String rest = MARGIN.matcher(lines.get(i).text()).replaceFirst("");
                line = line.with(line.text().stripTrailing() + " " + rest);
            }
            joined.add(line);
        }
        return joined;
    }

    /** The next line's first word had no room any more. */
    private static boolean isCut(Line line, Line next, int width) {
        if (HALF.matcher(line.text()).matches()) {
            return true;
        }
        String rest = MARGIN.matcher(next.text()).replaceFirst("");
        if (rest.isEmpty()
                || AT.matcher(next.text()).matches()
                || rest.startsWith("at ")
                || CAUSE.matcher(next.text()).matches()
                || !CAUSE.matcher(line.text()).matches()) {
            return false;
        }
        int word = rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' ');
        return line.text().stripTrailing().length() + 1 + word > width - SLACK
                && line.text().length() <= width;
    }
}
