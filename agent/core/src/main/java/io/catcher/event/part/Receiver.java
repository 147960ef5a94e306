package io.catcher.event.part;

import org.jspecify.annotations.Nullable;

/**
 * The object that a method was called on.
 *
 * @param type its class: often a subclass of the method's own
 * @param value its fields, rendered; null unless the rule captures them
 */
public record Receiver(String type, @Nullable Object value) {}
