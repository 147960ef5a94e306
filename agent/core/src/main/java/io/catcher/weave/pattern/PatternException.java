package io.catcher.weave.pattern;

/** A pattern that means nothing; the message says what is wrong and, where one is near, the pattern that was meant. */
public final class PatternException extends Exception {

    private final String what;

    PatternException(String what) {
        super(what, null, false, false);
        this.what = what;
    }

    @Override
    public String getMessage() {
        return what;
    }
}
