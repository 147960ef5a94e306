package io.catcher.perfcatcher;

/**
 * How often a method was called, and how long that took.
 *
 * @param calls timed or not, but for those since a thread's last timed one
 * @param meanNanos 0 where none was timed
 * @param maxNanos of those that were timed
 */
public record MethodTime(int site, long calls, double meanNanos, long maxNanos) {

    public double totalNanos() {
        return calls * meanNanos;
    }
}
