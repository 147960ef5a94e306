package io.catcher.config.yaml;

/** A file that is larger or deeper than any that a person wrote. */
final class TooMuch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Mistake mistake;

    TooMuch(Place place, String what) {
        super(what, null, false, false);
        this.mistake = new Mistake(place, what);
    }

    Mistake mistake() {
        return mistake;
    }
}
