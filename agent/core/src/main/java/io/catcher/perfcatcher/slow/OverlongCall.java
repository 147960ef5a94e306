package io.catcher.perfcatcher.slow;

/**
 * A call that runs for so long that it is told before it ends: it may never do.
 *
 * @param thread stands for that of the call, told from others by {@code ==}
 * @param startNanos when it began, by {@link System#nanoTime}
 * @param atWork it computes, or waits for a lock that another thread holds
 * @param news false when the call in it that it waits for was told before
 */
public record OverlongCall(Object thread, int site, long startNanos, boolean news, boolean atWork) {}
