package io.catcher.bugcatcher.flood;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kinds that have no place of their own: those that had to make room, until what they counted is told, and one tally
 * for all new ones of a method and a class while there is no room. Bounded, whatever comes. Thread-safe.
 */
final class Overflow {

    private static final int MOST_LEAVING = 4_096;
    private static final int MOST_SHARED = 256;

    private record Shape(int site, String type, boolean silent) {}

    private final ConcurrentLinkedQueue<Tally> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger leaving = new AtomicInteger();
    private final Map<Shape, Tally> shared = new ConcurrentHashMap<>();
    private final Tally rest;

    Overflow(long now) {
        rest = new Tally(0, -1, "(of many kinds)", false, Expectation.NONE, now).shared();
    }

    boolean hasRoom() {
        return leaving.get() < MOST_LEAVING;
    }

    void leaves(Tally tally) {
        leaving.incrementAndGet();
        left.add(tally);
    }

    /** The one for all of this one's method and class. */
    Tally of(Tally tally, long now) {
        Shape shape = new Shape(tally.site(), tally.type(), tally.isSilent());
        Tally known = shared.get(shape);
        if (known != null || shared.size() >= MOST_SHARED) {
            return known == null ? rest : known;
        }
        return shared.computeIfAbsent(
                shape, s -> new Tally(0, s.site(), s.type(), s.silent(), tally.expected(), now).shared());
    }

    /** Those that left since the last call; still counted here until they are gone. */
    List<Tally> takeLeft() {
        List<Tally> taken = new ArrayList<>();
        for (Tally one = left.poll(); one != null; one = left.poll()) {
            taken.add(one);
        }
        return taken;
    }

    void gone(int count) {
        leaving.addAndGet(-count);
    }

    Collection<Tally> shared() {
        List<Tally> all = new ArrayList<>(shared.values());
        all.add(rest);
        return all;
    }
}
