package io.catcher.perfcatcher.sample;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Calls for which a full buffer had no room, counted by method: how long they took is lost, how many they were is not. Under
 * a rule that matched all of H2's server 270,000 calls a second were in no summary. What a thread has no place for in its own
 * {@link Refusals} is counted here in stripes, so that threads that do this at once seldom write the same line (as
 * {@code java.util.concurrent.atomic.LongAdder} does it). {@link #add} is for any thread, the rest for one at a time.
 */
public final class RefusedCalls {

    private static final int STRIPES = 16;
    private static final int CHUNK = 256;

    private final Stripe[] stripes = new Stripe[STRIPES];

    /** Not given yet, by site; less than nothing where a thread's own count went here between two looks at both. */
    private long[] owed = {};

    public RefusedCalls() {
        // No lambda: the first ones in a JVM take milliseconds, and a start makes this.
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** Is given what was counted. */
    public interface Taker {
        void take(int site, long calls);
    }

    /** @param stripe any number, best the same for a thread each time */
    void add(int stripe, int site, long calls) {
        stripes[stripe & (STRIPES - 1)].of(site / CHUNK).getAndAdd(site % CHUNK, calls);
    }

    /** Takes notice of what was counted here; to be called before the same of the threads, lest calls be counted twice. */
    void collect() {
        for (Stripe stripe : stripes) {
            stripe.take(this::owe);
        }
    }

    /** Takes notice of what a thread has counted itself. */
    void collect(Refusals ofOne) {
        ofOne.take(this::owe);
    }

    /** Gives all that was taken notice of, once. */
    void give(Taker taker) {
        for (int site = 0; site < owed.length; site++) {
            if (owed[site] > 0) {
                taker.take(site, owed[site]);
                owed[site] = 0;
            }
        }
    }

    private void owe(int site, long calls) {
        if (site >= owed.length) {
            owed = Arrays.copyOf(owed, Math.max(site + 1, 2 * owed.length));
        }
        owed[site] += calls;
    }

    private static final class Stripe {

        private volatile @Nullable AtomicLongArray[] chunks = new @Nullable AtomicLongArray[0];

        AtomicLongArray of(int number) {
            @Nullable AtomicLongArray[] known = chunks;
            AtomicLongArray chunk = number < known.length ? known[number] : null;
            return chunk == null ? made(number) : chunk;
        }

        private synchronized AtomicLongArray made(int number) {
            @Nullable AtomicLongArray[] more = Arrays.copyOf(chunks, Math.max(chunks.length, number + 1));
            AtomicLongArray chunk = more[number];
            if (chunk == null) {
                more[number] = chunk = new AtomicLongArray(CHUNK);
                chunks = more;
            }
            return chunk;
        }

        void take(Taker taker) {
            @Nullable AtomicLongArray[] known = chunks;
            for (int number = 0; number < known.length; number++) {
                AtomicLongArray chunk = known[number];
                for (int i = 0; chunk != null && i < CHUNK; i++) {
                    if (chunk.get(i) != 0) {
                        taker.take(number * CHUNK + i, chunk.getAndSet(i, 0));
                    }
                }
            }
        }
    }
}
