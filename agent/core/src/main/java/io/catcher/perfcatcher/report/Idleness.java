package io.catcher.perfcatcher.report;

import io.catcher.perfcatcher.cause.Slow;
import java.util.BitSet;
import java.util.function.BiPredicate;

/**
 * Keeps slow-downs back that are none: a worker that waits longer for its work has less of it. Nor is anything told of one
 * that comes after it, unless by then it is something else.
 */
final class Idleness {

    private final BiPredicate<Integer, Slow> waitsForWork;
    private final BitSet kept = new BitSet();

    /** @param waitsForWork whether that is all that is slow in the method of a site, as far as is known by now */
    Idleness(BiPredicate<Integer, Slow> waitsForWork) {
        this.waitsForWork = waitsForWork;
    }

    /** Whether a slow-down is not to be told. */
    boolean keeps(Sighting sighting) {
        Slow slow = sighting.finding().slow();
        int site = sighting.method().site();
        boolean keeps = slow != null && waitsForWork.test(site, slow);
        kept.set(site, keeps);
        return keeps;
    }

    /** It is over; true when it was kept back. */
    boolean ended(int site) {
        boolean was = kept.get(site);
        kept.clear(site);
        return was;
    }
}
