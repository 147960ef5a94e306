package io.catcher.config.yaml;

/**
 * Something that the user must correct.
 *
 * @param what one line without control characters; never contains a secret
 * @param meant what the user probably meant; empty = no idea
 */
public record Mistake(Place place, String what, String meant) {

    public Mistake(Place place, String what) {
        this(place, what, "");
    }

    /** {@code file:line:column: what; did you mean 'meant'?}. */
    @Override
    public String toString() {
        return place + ": " + what + (meant.isEmpty() ? "" : "; did you mean '" + meant + "'?");
    }
}
