package io.catcher.config;

/**
 * A pattern as the user wrote it, not yet checked.
 *
 * @param text for instance {@code com.acme.orders.**#*}
 * @param place {@code file:line:column} of the text, for messages
 */
public record PatternText(String text, String place) {}
