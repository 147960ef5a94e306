package io.catcher.cli.trace.layer;

import java.util.List;
import java.util.regex.Pattern;

/** A terminal's colours and links, also where the browser that showed a build's log has lost the ESC itself. */
final class Colours {

    private static final Pattern SEQUENCE = Pattern.compile(
            "(?:\\u001b|\\^\\[|\\u241b|\\\\+u001[bB]|\\\\x1[bB]|\\\\033|#033)(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\))"
                    + "|\\u009b[0-9;?]*[@-~]|\\[\\d{1,3}(?:;\\d{1,3})*m|\\u001b");

    private Colours() {}

    static List<Line> unwrap(List<Line> lines) {
        return Layers.each(lines, line -> mayHold(line) ? SEQUENCE.matcher(line).replaceAll("") : line);
    }

    private static boolean mayHold(String line) {
        return line.indexOf('[') >= 0 || line.indexOf('\u001b') >= 0 || line.indexOf('\u009b') >= 0;
    }
}
