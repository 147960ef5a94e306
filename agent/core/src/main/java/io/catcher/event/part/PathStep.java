package io.catcher.event.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A woven method that an exception passed, with that frame's arguments.
 *
 * @param reassigned names of the arguments that may no longer be what it was called with
 * @param receiver what it was called on; null for a static method, and where nothing is captured
 */
public record PathStep(String toolName, @Nullable Receiver receiver, List<Argument> args, List<String> reassigned) {}
