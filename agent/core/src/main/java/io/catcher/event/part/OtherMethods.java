package io.catcher.event.part;

/** The methods that a summary does not name, as one; its numbers are exact. */
public record OtherMethods(int methods, long calls, long errors, double totalMs, double maxMs) {}
