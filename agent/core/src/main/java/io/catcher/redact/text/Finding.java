package io.catcher.redact.text;

/**
 * One place of a text that is hidden.
 *
 * @param from its first character
 * @param to behind its last character
 * @param rule what found it, {@code card}, {@code key:api_key}
 */
public record Finding(int from, int to, String rule) {}
