package io.catcher.config.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in words of the configuration what a YAML parser says in words of its grammar. */
final class SyntaxMistake {

    /** A value that starts with a character that YAML keeps for itself; the patterns of rules often do. */
    private static final Pattern UNQUOTED = Pattern.compile("(?:^|[:,\\[-]) *([*@&!%`])");

    private static final String NO_COLON = "could not find expected ':'";

    private static final int LONGEST_LINE = 1000;

    private final String source;
    private final SourceLines lines;

    SyntaxMistake(String source, String text) {
        this.source = source;
        this.lines = new SourceLines(text);
    }

    /** The value in the line that is wrong which lacks its quotes; null if there is none. */
    @Nullable
    Mistake unquoted(MarkedYamlEngineException wrong) {
        Optional<Mark> mark = wrong.getProblemMark().or(wrong::getContextMark);
        if (mark.isEmpty()) {
            return null;
        }
        int line = mark.get().getLine() + 1;
        String text = lines.line(line);
        Matcher unquoted = UNQUOTED.matcher(bare(text.substring(0, Math.min(text.length(), LONGEST_LINE))));
        return unquoted.find()
                ? new Mistake(
                        new Place(source, line, text.codePointCount(0, unquoted.start(1)) + 1),
                        "a text cannot start with " + unquoted.group(1) + " here; put it in quotes")
                : null;
    }

    /** The text with a letter at the place, so that its value reads as plain and all other places stay. */
    static String withPlainStart(String text, Place place) {
        int at = new SourceLines(text).index(place);
        return text.substring(0, at) + 'x' + text.substring(at + 1);
    }

    Mistake inWords(MarkedYamlEngineException wrong) {
        Optional<Mark> problemMark = wrong.getProblemMark().or(wrong::getContextMark);
        String problem = String.valueOf(wrong.getProblem());
        if (problemMark.isEmpty()) {
            return new Mistake(Place.of(source), "is not YAML: " + Shown.plain(problem));
        }
        Mark mark = problemMark.get();
        String context = String.valueOf(wrong.getContext());
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return new Mistake(place(wrong.getContextMark().orElse(mark)), "a quote is opened here and never closed");
        }
        if (context.contains("flow sequence") || context.contains("flow mapping")) {
            return new Mistake(
                    place(wrong.getContextMark().orElse(mark)),
                    "a bracket is opened here and not closed properly; is a ',', a quote or the closing bracket missing?");
        }
        // The parser notices only behind the line, often behind the end of the file; its context is where the key
        // began.
        boolean noColon = problem.contains(NO_COLON);
        return new Mistake(place(noColon ? wrong.getContextMark().orElse(mark) : mark), plainWords(problem));
    }

    private static String plainWords(String problem) {
        if (problem.contains("<stream end>")) {
            return "the file ends inside a bracket that is never closed";
        }
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "a tab cannot indent YAML; use spaces";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a ':' that starts no value here; check the indentation, or put the text in quotes";
        }
        if (problem.contains(NO_COLON)) {
            return "a key without its ':'; is this line a leftover, or the indentation wrong?";
        }
        if (problem.contains("expected <block end>")) {
            return "this does not fit what is above it; check the indentation, or put the whole text in quotes";
        }
        return "is not YAML: " + Shown.plain(problem);
    }

    private Place place(Mark mark) {
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The same columns without what is in quotes or a comment, where every character may stand. */
    private static String bare(String line) {
        char[] chars = line.toCharArray();
        char open = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (open == 0 && c == '#' && (i == 0 || line.charAt(i - 1) == ' ')) {
                return new String(chars, 0, i);
            }
            if (open != 0 || c == '"' || c == '\'') {
                open = open == 0 ? c : c == open ? 0 : open;
                chars[i] = '_';
            }
        }
        return new String(chars);
    }
}
