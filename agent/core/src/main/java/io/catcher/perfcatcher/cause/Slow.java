package io.catcher.perfcatcher.cause;

/**
 * What there is to explain: one call, or all calls of a method since it became slow. Moments by {@link System#nanoTime}.
 *
 * @param from when the call began, or the first of them ended
 * @param until when the last one ended
 * @param extraNanos how much longer it took, or all of them together, than is normal
 * @param single one call
 * @param runs one that has not ended
 */
public record Slow(long from, long until, double extraNanos, boolean single, boolean runs) {

    public static Slow call(long end, long duration, double usual) {
        return new Slow(end - duration, end, duration - usual, true, false);
    }

    public static Slow running(long now, long soFar, double usual) {
        return new Slow(now - soFar, now, soFar - usual, true, true);
    }

    public static Slow since(long onset, long now, double extraNanos) {
        return new Slow(onset, now, extraNanos, false, false);
    }

    /** Whether it began and ended while the other one ran. */
    public boolean isWithin(Slow other) {
        return from - other.from >= 0 && other.until - until >= 0;
    }

    /** Nanoseconds that it costs in a second. */
    public double lostASecond() {
        return until > from ? extraNanos * 1e9 / (until - from) : 0;
    }
}
