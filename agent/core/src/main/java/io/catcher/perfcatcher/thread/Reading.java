package io.catcher.perfcatcher.thread;

/**
 * What a thread has used, at one moment. Less than 0 where the JVM does not tell.
 *
 * @param at by {@link System#nanoTime}
 * @param processor nanoseconds
 * @param allocated bytes
 */
public record Reading(long at, long processor, long allocated) {

    public static final long UNKNOWN = -1;
}
