package io.catcher.api;

/** How much an event tells. */
public enum Level {
    /** As usual. */
    INFO,
    /** Also what each step was called with and returned, and the JVM's memory. Costs time on each call. */
    DEBUG
}
