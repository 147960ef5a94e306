package io.catcher.config.yaml;

/**
 * Where something was said: in a file, or in an environment variable or system property.
 *
 * @param source the file as the user named it, or the variable's name
 * @param line from 1; 0 = the source as a whole
 * @param column from 1, in characters as an editor counts them; 0 = the source as a whole
 */
public record Place(String source, int line, int column) {

    /** The source as a whole: a file that cannot be read, a variable. */
    public static Place of(String source) {
        return new Place(source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ':' + line + ':' + column;
    }
}
