package io.catcher.config;

/** How much of a failing method's arguments is kept: rendered, as a salted hash, or nothing. */
public enum Capture {
    ARGS,
    HASH,
    NONE
}
