package io.catcher.weave.pattern;

/** A pattern that means nothing; the message says what is wrong and, where one is near, the pattern that was meant. */
public final class PatternException extends Exception {

    private final String what;
    private final String meant;

    PatternException(String what) {
        this(what, "");
    }

    /** @param meant the pattern that was probably meant; empty = no idea */
    PatternException(String what, String meant) {
        super(what, null, false, false);
        this.what = what;
        this.meant = meant;
    }

    @Override
    public String getMessage() {
        return what + (meant.isEmpty() ? "" : "; did you mean \"" + meant + "\"?");
    }

    /** The pattern that was probably meant, which can be parsed; empty = no idea. */
    public String meant() {
        return meant;
    }

    /** The same for where that pattern may not stand either. */
    public PatternException withoutMeant() {
        return new PatternException(what);
    }
}
