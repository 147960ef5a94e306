package io.catcher.config;

/** How much of a failing call is kept: arguments, these and the fields of {@code this}, salted hashes, or nothing. */
public enum Capture {
    ARGS,
    ALL,
    HASH,
    NONE
}
