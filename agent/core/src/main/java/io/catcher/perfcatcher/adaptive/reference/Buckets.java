package io.catcher.perfcatcher.adaptive.reference;

/**
 * Where a duration falls: 160 buckets, eight to each power of two, so that a bucket is 6 to 12 % wide at any size (the
 * log-linear layout of Gil Tene's HdrHistogram). Twenty powers of two are covered, from 1/256 of what was typical when
 * the buckets were chosen to 4,096 times that; what is outside falls in the first or the last.
 */
public final class Buckets {

    public static final int COUNT = 160;
    private static final int PER_OCTAVE = 8;
    private static final int BELOW_TYPICAL = 8 * PER_OCTAVE;
    /** All buckets that there are. */
    public static final int ALL = 62 * PER_OCTAVE;

    private static final double[] MIDDLE = new double[ALL];
    private static final double[] LOG_MIDDLE = new double[ALL];

    static {
        for (int i = 0; i < ALL; i++) {
            MIDDLE[i] = (start(i) + start(i + 1)) / 2;
            LOG_MIDDLE[i] = Math.log(Math.max(0.5, MIDDLE[i]));
        }
    }

    private final int first;

    /** @param typicalNanos a duration that the method often takes */
    public Buckets(long typicalNanos) {
        this(absolute(typicalNanos) - BELOW_TYPICAL);
    }

    private Buckets(int first) {
        this.first = Math.max(0, Math.min(ALL - COUNT, first));
    }

    /** The buckets from this one of {@link #ALL} on, or from a lower one where too few follow. */
    public static Buckets from(int first) {
        return new Buckets(first);
    }

    /** The number, among {@link #ALL}, of the first. */
    public int first() {
        return first;
    }

    public int of(long nanos) {
        int at = absolute(nanos) - first;
        return at < 0 ? 0 : Math.min(at, COUNT - 1);
    }

    /** The least duration of a bucket; of the one after the last, too. Nanoseconds. */
    public double low(int bucket) {
        return start(first + bucket);
    }

    public double middle(int bucket) {
        return MIDDLE[first + bucket];
    }

    public double logOfMiddle(int bucket) {
        return LOG_MIDDLE[first + bucket];
    }

    /** How many buckets further down the same duration falls in {@code other}. */
    public int offsetTo(Buckets other) {
        return other.first - first;
    }

    private static int absolute(long nanos) {
        if (nanos < PER_OCTAVE) {
            return (int) Math.max(0, nanos);
        }
        int exponent = 63 - Long.numberOfLeadingZeros(nanos);
        return ((exponent - 2) << 3) + (int) ((nanos >>> (exponent - 3)) & (PER_OCTAVE - 1));
    }

    private static double start(int absolute) {
        if (absolute < PER_OCTAVE) {
            return absolute;
        }
        int exponent = (absolute >> 3) + 2;
        return (double) (PER_OCTAVE + (absolute & (PER_OCTAVE - 1))) * Math.pow(2, exponent - 3);
    }
}
