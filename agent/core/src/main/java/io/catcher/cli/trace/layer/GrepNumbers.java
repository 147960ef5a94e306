package io.catcher.cli.trace.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code grep -n} and {@code grep -C} put before each line: the file, and a number that counts up by one. */
final class GrepNumbers {

    /** A file has a letter, as a time of day has not. */
    private static final Pattern PREFIX =
            Pattern.compile("^(?:((?=[^\\s:]*\\p{L})[^\\s:]{1,200}?)[-:])?(\\d{1,9})[-:]");

    private record Prefix(String file, int number, int end) {

        boolean isBefore(Prefix next) {
            return number + 1 == next.number && file.equals(next.file);
        }
    }

    private static final Prefix NONE = new Prefix("", -2, 0);

    private GrepNumbers() {}

    static List<Line> unwrap(List<Line> lines) {
        List<Line> plain = new ArrayList<>(lines.size());
        Prefix before = NONE;
        Prefix here = lines.isEmpty() ? NONE : prefix(lines.get(0).text());
        for (int i = 0; i < lines.size(); i++) {
            Prefix next = i + 1 < lines.size() ? prefix(lines.get(i + 1).text()) : NONE;
            Line line = lines.get(i);
            boolean counts = here.end > 0 && (before.isBefore(here) || here.isBefore(next));
            plain.add(counts ? line.with(line.text().substring(here.end)) : line);
            before = here;
            here = next;
        }
        return plain;
    }

    private static Prefix prefix(String line) {
        Matcher matcher = PREFIX.matcher(line);
        if (!matcher.find()) {
            return NONE;
        }
        String file = matcher.group(1) == null ? "" : matcher.group(1);
        return new Prefix(file, Integer.parseInt(matcher.group(2)), matcher.end());
    }
}
