package io.catcher.bugcatcher.story;

import java.time.Instant;

/**
 * The end of a thread that let a Throwable out.
 *
 * @param told whether the failure was told, or counted, as it left woven code
 * @param last whether the JVM ends with this thread
 */
public record Ending(Throwable thrown, String thread, Instant at, boolean told, boolean last) {}
