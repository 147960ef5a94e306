package io.catcher.weave;

/**
 * How many loaded classes to change in one go. Each go stops the JVM, and most of that is the same for one class as for a
 * hundred, 20 ms and more in a large server: with 16 a go, Kafka stood still for 18 s in all, WildFly for 40. So the size
 * doubles as long as that makes a class cheaper, and no single stop gets long. For one thread.
 */
final class BatchSize {

    private static final int FIRST = 16;
    private static final int LAST = 512;

    /** About as long as a full collection of a large heap; many shorter ones would stop a busy server for longer in all. */
    private static final long LONGEST_NANOS = 500_000_000;

    /** By how much a class must become cheaper. */
    private static final double CHEAPER = 0.9;

    private int size = FIRST;
    private double nanosPerClass = Double.POSITIVE_INFINITY;

    int next() {
        return size;
    }

    /** The last go took so long. */
    void took(int classes, long nanos) {
        double each = (double) nanos / classes;
        if (nanos > LONGEST_NANOS) {
            size = Math.max(FIRST, size / 2);
        } else if (classes >= size && each < CHEAPER * nanosPerClass) {
            size = Math.min(LAST, 2 * size);
        }
        nanosPerClass = each;
    }
}
