package io.catcher.perfcatcher.sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The calls of one thread for which its full buffer had no room, counted by method in a few places, each of which its thread
 * alone writes: a thread that times ten million calls a second is refused nearly all of them, and one atomic addition for
 * each cost as much as all else but the clock. Where two methods meet in a place, the count of the one goes to
 * {@link RefusedCalls}.
 *
 * <p>{@link #add} is for the owning thread, {@link #take} for the agent's.
 */
final class Refusals {

    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(long[].class);

    private static final int PLACES = 16;

    /** Free places before and behind, so that no other thread writes the same cache line. */
    private static final int MARGIN = 8;

    /** A place holds the site + 1 above so many bits, and the calls in them. */
    private static final int BITS = 40;

    private static final long CALLS = (1L << BITS) - 1;

    /** Long before they are full. */
    private static final long MOST_CALLS = CALLS / 2;

    private final RefusedCalls shared;
    private final long[] places = new long[MARGIN + PLACES + MARGIN];
    private final long[] taken = new long[PLACES];

    Refusals(RefusedCalls shared) {
        this.shared = shared;
    }

    void add(int site, long calls) {
        int at = MARGIN + (site & (PLACES - 1));
        long known = places[at];
        if (known >>> BITS == site + 1L && (known & CALLS) < MOST_CALLS) {
            PLACE.setOpaque(places, at, known + calls);
            return;
        }
        if (known != 0) {
            shared.add(System.identityHashCode(this), site(known), known & CALLS);
        }
        // Released: who sees the place taken by another method sees what went to the shared counts.
        PLACE.setRelease(places, at, ((site + 1L) << BITS) + calls);
    }

    private static int site(long place) {
        return (int) (place >>> BITS) - 1;
    }

    /** Gives what was counted since the last time; less than nothing where it will be found in the shared counts. */
    void take(RefusedCalls.Taker taker) {
        for (int i = 0; i < PLACES; i++) {
            long now = (long) PLACE.getAcquire(places, MARGIN + i);
            long before = taken[i];
            if (now != before) {
                taken[i] = now;
                take(taker, before, -(before & CALLS));
                take(taker, now, now & CALLS);
            }
        }
    }

    private static void take(RefusedCalls.Taker taker, long place, long calls) {
        if (place != 0) {
            taker.take(site(place), calls);
        }
    }
}
