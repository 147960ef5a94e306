package io.catcher.ship;

/** Why a draft that could be rendered is not to be written. */
public enum Unwritten {
    /** One more of what was told lately: it is in the {@code suppressed} of another event. */
    REPEATED,
    /** No failure: a rule's {@code ignore} names its code. */
    EXPECTED
}
