package io.catcher.perfcatcher.cause;

/**
 * What there is to explain: one call, or all calls of a method since it became slow. Moments by {@link System#nanoTime}.
 *
 * @param from when the call began, or the first of them ended
 * @param until when the last one ended
 * @param currentNanos how long it took, or they take in the mean by now
 * @param usualNanos how long they took before
 * @param extraNanos how much longer it took, or all of them together, than is normal
 * @param calls how many they are
 * @param single one call is meant
 * @param runs one that has not ended
 */
public record Slow(
        long from,
        long until,
        double currentNanos,
        double usualNanos,
        double extraNanos,
        long calls,
        boolean single,
        boolean runs) {

    public static Slow call(long end, long duration, double usual) {
        return call(end, duration, usual, 1);
    }

    /** @param calls that were slow at once, this one included */
    public static Slow call(long end, long duration, double usual, long calls) {
        return new Slow(end - duration, end, duration, usual, duration - usual, calls, true, false);
    }

    /** @param calls of the method that are slow and run, this one included */
    public static Slow running(long now, long soFar, double usual, long calls) {
        return new Slow(now - soFar, now, soFar, usual, soFar - usual, calls, true, true);
    }

    /**
     * @param current how long calls take by now
     * @param mean how long they have taken since the onset
     */
    public static Slow since(long onset, long now, double current, double mean, double usual, long calls) {
        return new Slow(onset, now, current, usual, calls * (mean - usual), calls, false, false);
    }

    /** Whether it began and ended while the other one ran. */
    public boolean isWithin(Slow other) {
        return from - other.from >= 0 && other.until - until >= 0;
    }

    /** Nanoseconds that it costs in a second by now. */
    public double lostASecond() {
        return until > from ? calls * (currentNanos - usualNanos) * 1e9 / (until - from) : 0;
    }
}
