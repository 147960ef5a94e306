package io.catcher.perfcatcher.stall;

/**
 * A time in which nothing ran, on the clock of {@link System#nanoTime}, which may run over: moments are compared by their
 * difference only.
 *
 * @param by what stopped the threads, as a person names it
 */
public record Span(long start, long end, String by) {

    long nanos() {
        return end - start;
    }

    /** The nanoseconds that this and another span have in common. */
    long overlap(long otherStart, long otherEnd) {
        long from = otherStart - start > 0 ? otherStart : start;
        long until = otherEnd - end < 0 ? otherEnd : end;
        return Math.max(0, until - from);
    }
}
