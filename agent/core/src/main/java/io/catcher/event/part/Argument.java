package io.catcher.event.part;

import org.jspecify.annotations.Nullable;

/** One argument, rendered: value is a String, Number, Boolean, List, Map of those, or null. */
public record Argument(String name, String type, @Nullable Object value) {}
