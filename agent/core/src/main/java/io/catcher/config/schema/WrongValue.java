package io.catcher.config.schema;

import io.catcher.config.yaml.Shown;

/** A text that is no value of its key's type. The message is one line that may be shown to anybody. */
public final class WrongValue extends Exception {

    private static final long serialVersionUID = 1L;

    private final String meant;
    private final boolean repeats;

    private WrongValue(String what, String meant, boolean repeats) {
        super(what, null, false, false);
        this.meant = meant;
        this.repeats = repeats;
    }

    /** {@code 'text' is not ...}. */
    static WrongValue of(String what) {
        return new WrongValue(what, "", true);
    }

    /** As {@link #of}, with what the user probably meant; empty = no idea. */
    static WrongValue of(String what, String meant) {
        return new WrongValue(what, meant, true);
    }

    /** For a value that must not be repeated, since it holds a secret. */
    static WrongValue secret(String what) {
        return new WrongValue(what, "", false);
    }

    /** What is wrong with the text, which is repeated only if it may be. */
    public String about(String text) {
        return repeats ? Shown.quoted(text) + ' ' + getMessage() : String.valueOf(getMessage());
    }

    /** Whether the text may hold a secret, so that nobody may be shown it. */
    public boolean secret() {
        return !repeats;
    }

    /** A guess that nobody has tried yet, as {@link Type.One#meant} does; empty = no idea. */
    String meant() {
        return meant;
    }
}
