package io.catcher.ship.loki;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Half a second, doubled at each failure up to half a minute; jitter keeps a thousand JVMs from coming back at once. */
final class Backoff {

    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    private long next = FIRST;

    /** Nanoseconds to wait: between half and all of the step. */
    long next() {
        long step = next;
        next = Math.min(LONGEST, step * 2);
        return step / 2 + ThreadLocalRandom.current().nextLong(step / 2 + 1);
    }

    void reset() {
        next = FIRST;
    }
}
