package io.catcher.perfcatcher.report;

/**
 * A call that was told while it ran.
 *
 * @param startNanos when it began, by {@link System#nanoTime}
 * @param toldNanos when it was told
 * @param asPart with one that it made
 */
public record RunningCall(int site, long startNanos, long toldNanos, boolean asPart) {}
