package io.catcher.ship;

import java.util.UUID;

/**
 * Ids that sort by time and are unique: UUID version 7 (RFC 9562), of milliseconds, a counter within the millisecond, and
 * bits that belong to this JVM. No {@code SecureRandom}: it would load the application's security providers. Not
 * thread-safe.
 */
final class EventIds {

    private static final int COUNTER_BITS = 12;

    private final long ours;
    private long last;

    EventIds(String instance) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < instance.length(); i++) {
            hash = (hash ^ instance.charAt(i)) * 0x100000001b3L;
        }
        this.ours = mix(hash ^ mix(System.nanoTime())) >>> 2;
    }

    String next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        // A clock that goes back, or 4,096 ids in a millisecond, borrow from the next one: the order stays.
        last = Math.max(now, last + 1);
        long counter = last & ((1 << COUNTER_BITS) - 1);
        long high = (last >>> COUNTER_BITS) << 16 | 0x7000 | counter;
        return new UUID(high, 0x8000000000000000L | ours).toString();
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
