package io.catcher.config.read;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${VAR}} and {@code ${VAR:-default}} from the environment; {@code $$} is a dollar. Any other dollar stays,
 * since names of nested classes hold it. What is filled in is not searched again.
 */
final class Substitution {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> environment;

    Substitution(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A text that cannot be filled in; the message says why and never holds a variable's value. */
    static final class Unfilled extends Exception {

        private static final long serialVersionUID = 1L;

        Unfilled(String why) {
            super(why, null, false, false);
        }
    }

    String fill(String text) throws Unfilled {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$$", at)) {
                out.append('$');
                at += 2;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw new Unfilled("'${' without its '}'; a dollar itself is written '$$'");
                }
                out.append(value(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    private String value(String inside) throws Unfilled {
        int split = inside.indexOf(":-");
        String name = split < 0 ? inside : inside.substring(0, split);
        Matcher word = NAME.matcher(name);
        if (!word.matches()) {
            throw new Unfilled("'${...}' must hold a variable's name, as in ${VAR} or ${VAR:-default}");
        }
        String value = environment.get(name);
        if (split < 0) {
            if (value == null) {
                throw new Unfilled("the variable " + name + " is not set; give it, or a default: ${" + name + ":-...}");
            }
            return value;
        }
        String fallback = inside.substring(split + 2);
        if (fallback.contains("${")) {
            throw new Unfilled("the default of ${" + name + ":-...} may not hold another '${'");
        }
        // As in a shell: an empty variable counts as none.
        return value == null || value.isEmpty() ? fallback : value;
    }
}
