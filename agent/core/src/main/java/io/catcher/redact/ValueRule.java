package io.catcher.redact;

/** Finds secrets by their shape, in any text of an event. Thread-safe, linear in the text's length. */
public interface ValueRule {

    /** As {@code redactions} names it. */
    String name();

    /** The text without its secrets; the very same instance when there are none. */
    String apply(String text);
}
