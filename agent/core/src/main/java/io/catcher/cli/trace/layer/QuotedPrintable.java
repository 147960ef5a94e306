package io.catcher.cli.trace.layer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source of a mail: lines of at most 76 letters, cut by "=" at their end, and bytes as "=3D" (RFC 2045, 6.7). */
final class QuotedPrintable {

    private static final int LONGEST = 78;

    /** A cut line is nearly full, as one that only happens to end in "=" is not. */
    private static final int NEARLY_FULL = 65;

    private static final Pattern BYTES = Pattern.compile("(?:=[0-9A-F]{2})+");

    private QuotedPrintable() {}

    static List<Line> unwrap(List<Line> lines) {
        boolean narrow = lines.stream().allMatch(line -> line.text().length() <= LONGEST);
        if (!narrow || lines.stream().noneMatch(QuotedPrintable::isCut)) {
            return lines;
        }
        List<Line> whole = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int number = 0;
        for (Line line : lines) {
            number = open.isEmpty() ? line.number() : number;
            String text = line.text();
            if (text.endsWith("=")) {
                open.append(text, 0, text.length() - 1);
            } else {
                whole.add(new Line(number, decoded(open + text)));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            whole.add(new Line(number, decoded(open.toString())));
        }
        return whole;
    }

    private static boolean isCut(Line line) {
        return line.text().endsWith("=") && line.text().length() >= NEARLY_FULL;
    }

    private static String decoded(String text) {
        return BYTES.matcher(text).replaceAll(found -> Matcher.quoteReplacement(letters(found.group())));
    }

    private static String letters(String bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 1; i < bytes.length(); i += 3) {
            out.write(Integer.parseInt(bytes.substring(i, i + 2), 16));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
