package io.catcher.bench.server;

import java.util.Arrays;

/** How long requests took, microseconds, in buckets 1 % wide. Thread-safe. */
final class Latencies {

    private static final double WIDTH = Math.log(1.01);
    private static final int BUCKETS = 2000;

    private final long[] counts = new long[BUCKETS];
    private long failures;

    synchronized void add(long nanos) {
        int bucket = (int) (Math.log(Math.max(1, nanos / 1e3)) / WIDTH);
        counts[Math.min(BUCKETS - 1, bucket)]++;
    }

    synchronized void failed() {
        failures++;
    }

    synchronized long failures() {
        return failures;
    }

    synchronized long count() {
        return Arrays.stream(counts).sum();
    }

    /** Microseconds that this share of the requests took at most; 0 when there was none. */
    synchronized double quantile(double share) {
        long wanted = (long) Math.ceil(share * count());
        for (int bucket = 0; bucket < BUCKETS && wanted > 0; bucket++) {
            wanted -= counts[bucket];
            if (wanted <= 0) {
                return Math.exp((bucket + 1) * WIDTH);
            }
        }
        return 0;
    }
}
