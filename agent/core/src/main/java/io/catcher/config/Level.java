package io.catcher.config;

/** How much the events of a rule's methods tell. */
public enum Level {
    /** As usual. */
    INFO,
    /** Also what each step was called with and returned, and the JVM's memory. */
    DEBUG
}
