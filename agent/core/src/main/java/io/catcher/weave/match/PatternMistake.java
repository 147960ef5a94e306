package io.catcher.weave.match;

/**
 * A pattern that cannot be used, for a person to read. Immutable.
 *
 * @param rule its name; empty for a pattern of the exclusion that holds for all rules
 * @param place {@code file:line:column} of the pattern
 * @param what is wrong, what follows from it, and what may have been meant
 */
public record PatternMistake(String rule, String pattern, String place, String what) {

    /** One line, as every other mistake of the file is told. */
    @Override
    public String toString() {
        String owner = rule.isEmpty() ? "exclude" : "rule '" + rule + "'";
        return (place + ": \"" + pattern + "\" in " + owner + ": " + what).replaceAll("\\p{Cntrl}", " ");
    }
}
