package io.catcher.config.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines of a text as a YAML parser counts them: they end with LF, CR LF or CR, and columns are code points. Immutable. */
public final class SourceLines {

    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    public SourceLines(String text) {
        this.text = text;
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            boolean withinBreak = text.charAt(i) == '\r' && text.startsWith("\n", i + 1);
            if (isBreak(text.charAt(i)) && !withinBreak) {
                starts.add(i + 1);
            }
        }
    }

    /** The line without its end; empty if there is none. */
    public String line(int number) {
        int start = start(number);
        int end = start;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Index of the line's first character; the text's length if there is no such line. */
    public int start(int number) {
        return number < 1 || number > starts.size() ? text.length() : starts.get(number - 1);
    }

    /** Index of the place's character, or the end of its line. */
    public int index(Place place) {
        int at = start(place.line());
        int end = at + line(place.line()).length();
        for (int column = 1; column < place.column() && at < end; column++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Of the character at an index, up to the text's length. */
    public Place place(String source, int index) {
        int found = Collections.binarySearch(starts, index);
        int line = found >= 0 ? found : -found - 2;
        return new Place(source, line + 1, text.codePointCount(starts.get(line), index) + 1);
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
