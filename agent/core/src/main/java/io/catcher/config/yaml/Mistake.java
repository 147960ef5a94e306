package io.catcher.config.yaml;

/**
 * Something that the user must correct.
 *
 * @param what one line without control characters; never contains a secret
 * @param meant what the user probably meant; empty = no idea
 * @param hiddenFrom column from which on nobody may be shown the line, since a secret may stand there; 0 = all of it may be
 * @param file that is wrong, or the variable; the place's own source, unless a file is told of where it is named
 */
public record Mistake(Place place, String what, String meant, int hiddenFrom, String file) {

    public Mistake(Place place, String what, String meant, int hiddenFrom) {
        this(place, what, meant, hiddenFrom, place.source());
    }

    public Mistake(Place place, String what, String meant) {
        this(place, what, meant, 0);
    }

    public Mistake(Place place, String what) {
        this(place, what, "");
    }

    /** {@code file:line:column: what; did you mean 'meant'?}. */
    @Override
    public String toString() {
        return place + ": " + what + (meant.isEmpty() ? "" : "; did you mean '" + meant + "'?");
    }
}
