package io.catcher.cli;

import io.catcher.config.read.Reading;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Place;
import io.catcher.config.yaml.SourceFile;
import io.catcher.config.yaml.SourceLines;
import io.catcher.redact.text.Finding;
import io.catcher.redact.text.MistakeScrubber;
import io.catcher.redact.text.Scrubber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the lines that mistakes are in, each with a caret under the place, and without what may be secret. */
final class Caret {

    private static final String MASK = "[redacted]";
    private static final String MORE = "...";
    private static final int WIDTH = 100;

    private final Scrubber scrubber;
    private final MistakeScrubber messages;
    private final Map<String, Integer> hiddenFrom = new HashMap<>();
    private final Map<String, Optional<Text>> texts = new HashMap<>();

    private record Text(SourceLines lines, List<Finding> secrets) {}

    /**
     * @param mistakes all of them: what one knows to be a secret is not shown with any other one of its line
     * @param reading in which they were found
     */
    Caret(List<Mistake> mistakes, Reading reading) {
        this.scrubber = new Scrubber(reading.settings().redaction());
        this.messages = MistakeScrubber.of(reading);
        for (Mistake mistake : mistakes) {
            if (mistake.hiddenFrom() > 0) {
                hiddenFrom.merge(line(mistake.place()), mistake.hiddenFrom(), Math::min);
            }
        }
    }

    /** What is said of a mistake, which may repeat what stands in the file. */
    String told(String text) {
        return messages.scrubbed(text);
    }

    /** Two lines, or none where the mistake is not in a line of a file. */
    List<String> under(Mistake mistake) {
        Place place = mistake.place();
        if (place.line() == 0) {
            return List.of();
        }
        return texts.computeIfAbsent(place.source(), this::text)
                .map(text -> shown(text, place))
                .orElse(List.of());
    }

    private Optional<Text> text(String source) {
        return Optional.ofNullable(SourceFile.read(source, new Mistakes()))
                .map(text -> new Text(new SourceLines(text), scrubber.findings(text)));
    }

    private List<String> shown(Text text, Place place) {
        int start = text.lines().start(place.line());
        String line = text.lines().line(place.line());
        int caret = text.lines().index(place) - start;
        Place hidden = new Place(place.source(), place.line(), hiddenFrom.getOrDefault(line(place), Integer.MAX_VALUE));
        int end = text.lines().index(hidden) - start;
        StringBuilder masked = new StringBuilder();
        int column = masked(text.secrets(), line.substring(0, end), start, caret, masked);
        if (!line.substring(end).isBlank()) {
            masked.append(masked.toString().endsWith(" ") ? "" : " ").append(MORE);
        }
        int shown = masked.codePointCount(0, Math.min(column, masked.length()));
        return framed(String.valueOf(place.line()), plain(masked), caret > end ? -1 : shown);
    }

    /** Returns where the caret's character has gone to. */
    private static int masked(List<Finding> secrets, String line, int start, int caret, StringBuilder into) {
        int at = 0;
        int column = caret;
        for (Finding secret : secrets) {
            int from = Math.max(secret.from() - start, 0);
            int to = Math.min(secret.to() - start, line.length());
            if (from < to) {
                into.append(line, at, from).append(MASK);
                at = to;
                column = to <= caret
                        ? column + MASK.length() - (to - from)
                        : Math.min(column, into.length() - MASK.length());
            }
        }
        into.append(line, at, line.length());
        return column;
    }

    private static List<String> framed(String number, String line, int caret) {
        int from = caret > WIDTH * 3 / 4 ? caret - WIDTH / 2 : 0;
        String left = from > 0 ? MORE : "";
        String cut = left
                + line.substring(Math.min(line.length(), from), Math.min(line.length(), from + WIDTH))
                + (line.length() > from + WIDTH ? MORE : "");
        String margin = " ".repeat(number.length() + 4) + " | ";
        String excerpt = "    " + number + " | " + cut;
        return caret < 0 ? List.of(excerpt) : List.of(excerpt, margin + " ".repeat(left.length() + caret - from) + "^");
    }

    /** One char for each code point: a tab would move the caret, and an escape sequence the reader's terminal. */
    private static String plain(CharSequence text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.append(c == '\t' ? ' ' : isPlain(c) ? (char) c : '?'));
        return plain.toString();
    }

    private static boolean isPlain(int c) {
        return Character.isBmpCodePoint(c) && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
    }

    private static String line(Place place) {
        return place.source() + ':' + place.line();
    }
}
