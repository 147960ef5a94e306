package io.catcher.perfcatcher.adaptive.reference;

/**
 * The calls since the last judgement, counted by bucket. A busy method is judged by 64 calls at a time; one that is called
 * seldom by eight, once a second is over, else its slow-down would be told an hour late.
 */
public final class Block {

    public static final int FULL = 64;
    private static final int FEW = 8;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    public final Buckets buckets;
    private final int[] counts = new int[Buckets.COUNT];
    private int calls;
    private long start;
    private long end;
    private long longestGap;
    private long afterGap;
    private int lowest = Buckets.COUNT;
    private int highest = -1;

    public Block(Buckets buckets) {
        this.buckets = buckets;
    }

    public void add(int bucket, long endNanos) {
        if (calls++ == 0) {
            start = endNanos;
            longestGap = 0;
        } else if (endNanos - end > longestGap) {
            longestGap = endNanos - end;
            afterGap = endNanos;
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

    public boolean isComplete() {
        return calls >= FULL || (calls >= FEW && end - start >= PATIENCE_NANOS);
    }

    public void clear() {
        for (int i = lowest; i <= highest; i++) {
            counts[i] = 0;
        }
        calls = 0;
        lowest = Buckets.COUNT;
        highest = -1;
    }

    public int calls() {
        return calls;
    }

    public long start() {
        return start;
    }

    /** When what is new in it may have begun: behind a pause without calls, if that is most of its time. */
    public long onset() {
        return longestGap >= PATIENCE_NANOS && 2 * longestGap > end - start ? afterGap : start;
    }

    public long end() {
        return end;
    }

    public int lowest() {
        return lowest;
    }

    public int highest() {
        return highest;
    }

    public int count(int bucket) {
        return counts[bucket];
    }

    /** Mean duration where none counts for more than {@code most}. Nanoseconds. */
    public double mean(double most) {
        double sum = 0;
        for (int i = lowest; i <= highest; i++) {
            sum += counts[i] * Math.min(most, buckets.middle(i));
        }
        return sum / calls;
    }
}
