package io.catcher.bugcatcher.flood;

import java.util.concurrent.atomic.AtomicLong;

/**
 * So many at once, and so many a second: the generic cell rate algorithm (ITU-T I.371), which needs one number, the time
 * at which the bucket would be full again. No lock. Thread-safe.
 */
final class TokenBucket {

    private final long period;
    private final long depth;
    private final AtomicLong fullAt;

    /** @param burst how many at once, from a full bucket */
    TokenBucket(int burst, int perSecond, long now) {
        this.period = 1_000_000_000L / perSecond;
        this.depth = burst * period;
        this.fullAt = new AtomicLong(now);
    }

    /**
     * Takes a token, if there is one.
     *
     * @param reserve the share of the bucket that must stay for others, 0 to 1
     */
    boolean take(long now, double reserve) {
        long limit = depth - (long) (depth * reserve);
        while (true) {
            long before = fullAt.get();
            long from = before - now > 0 ? before : now;
            if (from + period - now > limit) {
                return false;
            }
            if (fullAt.compareAndSet(before, from + period)) {
                return true;
            }
        }
    }
}
