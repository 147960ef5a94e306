package io.catcher.event.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a slow call did at one moment, or at several in the same way.
 *
 * @param count how many samples looked like this
 * @param state of the thread, as {@link Thread.State} names it
 * @param waitsFor the lock or condition that it waited for, and who held it; null where it waited for none
 * @param frames innermost first, ending with the watched method, or with one around it that is slow too, where that is near enough
 */
public record StackSample(int count, String state, @Nullable String waitsFor, List<String> frames) {}
