package io.catcher.perfcatcher.adaptive.reference;

/**
 * What was normal for a method in one run of a program, made to be kept: calls by bucket, where a bucket means the same
 * durations in every run. Immutable.
 */
public final class Baseline {

    /** Buckets are numbered from 0 up to this, over all durations that a long can hold. */
    public static final int BUCKETS = Buckets.ALL;

    /** Buckets that one method's calls may fall in, at most. */
    public static final int MOST_BUCKETS = Buckets.COUNT;

    private final int first;
    private final int[] counts;
    private final double bodyUnrest;
    private final double meanUnrest;
    private final long warmUp;

    /**
     * @param first number of the first bucket, with all of {@code counts} below {@value #BUCKETS}
     * @param counts calls in it and the following ones, none negative; at least one, at most {@value #MOST_BUCKETS}
     * @param bodyUnrest by what factor independent calls would be surer of their typical duration, 1 or more
     * @param meanUnrest likewise of their mean
     * @param warmUp calls that it took until durations fell no more; 0 when they never did
     * @throws IllegalArgumentException when these are no such numbers
     */
    public Baseline(int first, int[] counts, double bodyUnrest, double meanUnrest, long warmUp) {
        boolean fits =
                counts.length > 0 && counts.length <= MOST_BUCKETS && first >= 0 && first <= BUCKETS - counts.length;
        if (!fits || !(bodyUnrest >= 1) || !(meanUnrest >= 1) || warmUp < 0) {
            throw new IllegalArgumentException("no baseline: " + counts.length + " buckets from " + first);
        }
        long total = 0;
        for (int count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("no baseline: " + count + " calls");
            }
            total += count;
        }
        if (total == 0) {
            throw new IllegalArgumentException("no baseline: no calls");
        }
        this.first = first;
        this.counts = counts.clone();
        this.bodyUnrest = bodyUnrest;
        this.meanUnrest = meanUnrest;
        this.warmUp = warmUp;
    }

    public static Baseline of(Histogram seen, double bodyUnrest, double meanUnrest, long warmUp) {
        int lowest = seen.lowest();
        int[] counts = new int[seen.highest() - lowest + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.round(seen.count(lowest + i));
        }
        return new Baseline(seen.buckets.first() + lowest, counts, bodyUnrest, meanUnrest, warmUp);
    }

    public Histogram histogram() {
        Histogram all = new Histogram(Buckets.from(first));
        all.add(counts, first);
        return all;
    }

    /** Number of the first bucket. */
    public int first() {
        return first;
    }

    /** Calls in the first bucket and those after it; a copy. */
    public int[] counts() {
        return counts.clone();
    }

    /** How many buckets {@link #counts} has. */
    public int size() {
        return counts.length;
    }

    /** By what factor independent calls would be surer of their typical duration. */
    public double bodyUnrest() {
        return bodyUnrest;
    }

    /** By what factor independent calls would be surer of their mean. */
    public double meanUnrest() {
        return meanUnrest;
    }

    /** Calls that it took until durations fell no more; 0 when they never did. */
    public long warmUp() {
        return warmUp;
    }

    /** Calls that it is made of. */
    public long calls() {
        long calls = 0;
        for (int count : counts) {
            calls += count;
        }
        return calls;
    }
}
