package io.catcher.cli.trace.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Takes off all layers, the outermost first. Each leaves alone what it does not know. */
public final class Layers {

    private static final List<UnaryOperator<List<Line>>> OUTERMOST_FIRST = List.of(
            QuotedPrintable::unwrap,
            Colours::unwrap,
            GrepNumbers::unwrap,
            JsonRecords::unwrap,
            Escapes::unwrap,
            // Those that a JSON string held.
            Colours::unwrap,
            Html::unwrap,
            Blanks::unwrap,
            OneLine::unwrap,
            Wrapped::unwrap);

    private static final Pattern FRAME = Pattern.compile("[\\s>|]*at\\s+[^\\s()]+\\.[^\\s()]+\\([^()]*\\).*");

    private Layers() {}

    /** Never throws. */
    public static List<Line> unwrap(String text) {
        List<Line> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(new Line(lines.size() + 1, line)));
        List<Line> rest = lines;
        for (UnaryOperator<List<Line>> layer : OUTERMOST_FIRST) {
            rest = layer.apply(rest);
        }
        return rest;
    }

    /** A message may quote the answer of another program with its trace: the trace around it is the one that counts. */
    static boolean isAboveFrame(List<Line> lines, int index) {
        return index + 1 < lines.size()
                && FRAME.matcher(lines.get(index + 1).text()).matches();
    }

    /** For layers that know a line by itself. */
    static List<Line> each(List<Line> lines, UnaryOperator<String> change) {
        return lines.stream()
                .flatMap(line -> {
                    String changed = change.apply(line.text());
                    return changed.equals(line.text()) ? List.of(line).stream() : line.split(changed).stream();
                })
                .toList();
    }
}
