package io.catcher.config.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in words of the configuration what a YAML parser says in words of its grammar. */
final class SyntaxMistake {

    /** A value that starts with a character that YAML keeps for itself; the patterns of rules often do. */
    private static final Pattern UNQUOTED = Pattern.compile("(?:^|[:,\\[-]) *([*@&!%`])");

    private static final int LONGEST_LINE = 1000;

    private final String source;
    private final String text;

    SyntaxMistake(String source, String text) {
        this.source = source;
        this.text = text;
    }

    Mistake of(MarkedYamlEngineException wrong) {
        Optional<Mark> mark = wrong.getProblemMark().or(wrong::getContextMark);
        if (mark.isEmpty()) {
            return new Mistake(Place.of(source), "is not YAML: " + Shown.plain(String.valueOf(wrong.getProblem())));
        }
        int line = mark.get().getLine();
        Matcher unquoted = UNQUOTED.matcher(withoutQuoted(line(line)));
        if (unquoted.find()) {
            Place place = new Place(source, line + 1, unquoted.start(1) + 1);
            return new Mistake(place, "a text cannot start with " + unquoted.group(1) + " here; put it in quotes");
        }
        return inWords(wrong, mark.get());
    }

    private Mistake inWords(MarkedYamlEngineException wrong, Mark mark) {
        String problem = String.valueOf(wrong.getProblem());
        String context = String.valueOf(wrong.getContext());
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return new Mistake(place(wrong.getContextMark().orElse(mark)), "a quote is opened here and never closed");
        }
        if (context.contains("flow sequence") || context.contains("flow mapping")) {
            return new Mistake(
                    place(wrong.getContextMark().orElse(mark)),
                    "a bracket is opened here and not closed properly; is a ',', a quote or the closing bracket missing?");
        }
        return new Mistake(place(mark), plainWords(problem));
    }

    private static String plainWords(String problem) {
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "a tab cannot indent YAML; use spaces";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a ':' that starts no value here; check the indentation, or put the text in quotes";
        }
        if (problem.contains("could not find expected ':'")) {
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

    private String line(int wanted) {
        int start = 0;
        for (int i = 0; i < wanted && start >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int end = text.indexOf('\n', start);
        int stop = Math.min(end < 0 ? text.length() : end, start + LONGEST_LINE);
        return text.substring(start, stop);
    }

    /** The same columns, with quoted text and comments blanked: what is in quotes there is no mistake. */
    private static String withoutQuoted(String line) {
        char[] chars = line.toCharArray();
        char open = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (open != 0) {
                open = c == open ? 0 : open;
                chars[i] = '_';
            } else if (c == '"' || c == '\'') {
                open = c;
                chars[i] = '_';
            }
        }
        return new String(chars);
    }
}
