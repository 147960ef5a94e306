package io.catcher.perfcatcher.cause;

/**
 * What a thread has used, at one moment. Less than 0 where the JVM does not tell.
 *
 * @param at by {@link System#nanoTime}
 * @param processor nanoseconds
 * @param allocated bytes
 */
record Reading(long at, long processor, long allocated) {

    static final long UNKNOWN = -1;
}
