package io.catcher.bugcatcher.flood;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of failures seen lately: a fixed table of {@value #SETS} sets of {@value #WAYS} places each, without a lock,
 * so that a million kinds cost no more memory than two thousand. Thread-safe.
 */
final class Tallies {

    private static final int SETS = 256;
    private static final int WAYS = 8;

    private final AtomicReferenceArray<@Nullable Tally> places = new AtomicReferenceArray<>(SETS * WAYS);

    @Nullable
    Tally find(long key) {
        int first = first(key);
        for (int i = first; i < first + WAYS; i++) {
            Tally tally = places.get(i);
            if (tally != null && tally.key() == key) {
                return tally;
            }
        }
        return null;
    }

    /** This one, or the one that another thread has put there for the same key; null when there is no room. */
    @Nullable
    Tally add(Tally tally) {
        int first = first(tally.key());
        for (int i = first; i < first + WAYS; i++) {
            if (places.compareAndSet(i, null, tally)) {
                return tally;
            }
            Tally there = places.get(i);
            if (there != null && there.key() == tally.key()) {
                return there;
            }
        }
        return null;
    }

    void remove(Tally tally) {
        int first = first(tally.key());
        for (int i = first; i < first + WAYS; i++) {
            places.compareAndSet(i, tally, null);
        }
    }

    void forEach(Consumer<Tally> visitor) {
        for (int i = 0; i < places.length(); i++) {
            Tally tally = places.get(i);
            if (tally != null) {
                visitor.accept(tally);
            }
        }
    }

    private static int first(long key) {
        return ((int) (key ^ (key >>> 32)) & (SETS - 1)) * WAYS;
    }
}
