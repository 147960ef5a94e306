package io.catcher.perfcatcher.adaptive;

/**
 * The calls since the last judgement, counted by bucket. A busy method is judged by 64 calls at a time; one that is called
 * seldom by eight, once a second is over, else its slow-down would be told an hour late.
 */
final class Block {

    static final int FULL = 64;
    private static final int FEW = 8;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    final Buckets buckets;
    private final int[] counts = new int[Buckets.COUNT];
    private int calls;
    private long start;
    private long end;
    private int lowest = Buckets.COUNT;
    private int highest = -1;

    Block(Buckets buckets) {
        this.buckets = buckets;
    }

    void add(int bucket, long endNanos) {
        if (calls++ == 0) {
            start = endNanos;
        }
        end = endNanos;
        counts[bucket]++;
        if (bucket < lowest) {
            lowest = bucket;
        }
        if (bucket > highest) {
            highest = bucket;
        }
    }

    boolean isComplete() {
        return calls >= FULL || (calls >= FEW && end - start >= PATIENCE_NANOS);
    }

    void clear() {
        for (int i = lowest; i <= highest; i++) {
            counts[i] = 0;
        }
        calls = 0;
        lowest = Buckets.COUNT;
        highest = -1;
    }

    int calls() {
        return calls;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    int lowest() {
        return lowest;
    }

    int highest() {
        return highest;
    }

    int count(int bucket) {
        return counts[bucket];
    }

    /** The mean of what {@code scores} gives to each call. */
    double meanOf(float[] scores) {
        double sum = 0;
        for (int i = lowest; i <= highest; i++) {
            sum += counts[i] * scores[i];
        }
        return sum / calls;
    }

    /** Mean of the logarithms of the durations: what is twice as long is more by as much, whatever the shape. */
    double meanLog() {
        double sum = 0;
        for (int i = lowest; i <= highest; i++) {
            sum += counts[i] * buckets.logOfMiddle(i);
        }
        return sum / calls;
    }

    /** Mean duration where none counts for more than {@code most}. Nanoseconds. */
    double mean(double most) {
        double sum = 0;
        for (int i = lowest; i <= highest; i++) {
            sum += counts[i] * Math.min(most, buckets.middle(i));
        }
        return sum / calls;
    }

    double shareAbove(int bucket) {
        int above = 0;
        for (int i = Math.max(lowest, bucket + 1); i <= highest; i++) {
            above += counts[i];
        }
        return (double) above / calls;
    }
}
