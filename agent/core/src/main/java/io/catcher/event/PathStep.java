package io.catcher.event;

import java.util.List;

/** A woven method that an exception passed, with that frame's arguments. */
public record PathStep(String toolName, List<Argument> args) {}
