package io.catcher.perfcatcher.sample;

/**
 * How often a method was called, and how long that took.
 *
 * @param calls timed or not, but for those since a thread's last timed one
 * @param meanNanos 0 where none was timed
 * @param maxNanos of those that were timed
 * @param slow timed ones that were over the limit of a spike, told or not
 */
public record MethodTime(int site, long calls, double meanNanos, long maxNanos, long slow) {

    public double totalNanos() {
        return calls * meanNanos;
    }
}
