package io.catcher.bugcatcher.flood;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many failures are told whole: by method and by JVM. A kind that was never told may take the last token, a repeat
 * only one of the upper half, so that a known flood does not hide a new failure. Thread-safe.
 */
final class Limits {

    private static final long CLAIM_NANOS = 1_000_000_000L;
    private static final long RETRY_NANOS = 200_000_000L;
    private static final double KEPT_FOR_NEW_ONES = 0.5;

    private final TokenBucket jvm;
    private final Map<Integer, TokenBucket> methods = new ConcurrentHashMap<>();

    Limits(long now) {
        jvm = new TokenBucket(400, 50, now);
    }

    /** True: tell it whole. False: it has been counted, unless somebody else counts it. */
    boolean admits(Tally tally, long now, boolean counts) {
        if (!tally.isDue(now) || !tally.claim(now, now + CLAIM_NANOS)) {
            count(tally, counts);
            return false;
        }
        double reserve = tally.series() == null ? 0 : KEPT_FOR_NEW_ONES;
        if (method(tally.site(), now).take(now, reserve) && jvm.take(now, reserve)) {
            tally.next(now + CLAIM_NANOS, false);
            return true;
        }
        tally.next(now + RETRY_NANOS, true);
        count(tally, counts);
        return false;
    }

    private static void count(Tally tally, boolean counts) {
        if (counts) {
            tally.count();
        }
    }

    private TokenBucket method(int site, long now) {
        TokenBucket known = methods.get(site);
        return known != null ? known : methods.computeIfAbsent(site, s -> new TokenBucket(40, 10, now));
    }
}
