package io.catcher.perfcatcher.report;

/**
 * A call that was told while it ran.
 *
 * @param startNanos when it began, by {@link System#nanoTime}
 * @param toldNanos when it was told
 * @param asPart with one that it made
 * @param calls of its method that hung then
 */
public record RunningCall(int site, long startNanos, long toldNanos, boolean asPart, long calls) {}
