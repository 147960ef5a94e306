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

    /**
     * Puts it in the place of the one that was not seen for longest.
     *
     * @return the one that had to go, null when none could
     */
    @Nullable
    Tally replace(Tally tally, long now) {
        int first = first(tally.key());
        int quietest = -1;
        long longest = -1;
        for (int i = first; i < first + WAYS; i++) {
            Tally there = places.get(i);
            if (there != null && there.unseen(now) > longest) {
                longest = there.unseen(now);
                quietest = i;
            }
        }
        Tally quiet = quietest < 0 ? null : places.get(quietest);
        return quiet != null && quiet.unseen(now) >= 0 && places.compareAndSet(quietest, quiet, tally) ? quiet : null;
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
