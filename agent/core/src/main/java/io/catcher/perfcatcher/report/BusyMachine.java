package io.catcher.perfcatcher.report;

import io.catcher.event.AllShiftBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slow-downs that are the doing of {@link Neighbours}: told of no method, but once for all, and only if they last. Each of
 * three methods had its own event when somebody compiled on the same machine. Used by one thread at a time.
 */
final class BusyMachine {

    /** What is over sooner is nobody's news. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    /** Who is slow without the neighbours is found out in this time. */
    private static final long LATELY_NANOS = 10_000_000_000L;

    private final Neighbours neighbours;
    private final Map<Integer, Sighting> slow = new LinkedHashMap<>();
    private long begunNanos;
    private long onsetNanos;
    private long lookedNanos;
    private boolean told;

    BusyMachine(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Takes a slow-down, if it is one of these. */
    boolean takes(Sighting sighting, long nanos) {
        long onset = sighting.onset();
        if (neighbours.tookFrom(onset, onset, sighting.lostASecond()) == null) {
            return false;
        }
        if (slow.isEmpty() && !told) {
            begunNanos = lookedNanos = nanos;
            onsetNanos = onset;
        }
        onsetNanos = onset - onsetNanos < 0 ? onset : onsetNanos;
        slow.put(sighting.method().site(), sighting);
        return true;
    }

    /** A slow-down has doubled; whether it still is one of these. */
    boolean keeps(Sighting grown) {
        int site = grown.method().site();
        if (slow.containsKey(site) && neighbours.tookFrom(grown.onset(), grown.onset(), grown.lostASecond()) == null) {
            slow.remove(site);
        }
        return slow.containsKey(site);
    }

    /** The method is slow no longer; whether it was one of these. */
    boolean ended(int site) {
        return slow.remove(site) != null;
    }

    /** What is to be told of all of them now; null for nothing. Asked again and again. */
    @Nullable
    String shift(long nanos, boolean all) {
        if (told || slow.isEmpty() || (!all && nanos - begunNanos < PATIENCE_NANOS)) {
            return null;
        }
        told = true;
        String busy = neighbours.tookFrom(onsetNanos, onsetNanos, 0);
        return slow.size() + (slow.size() == 1 ? " method" : " methods") + " became slower"
                + (busy == null ? " while the machine was busy" : ": " + busy);
    }

    /** Whether it is over, which is told once. */
    boolean isOver() {
        boolean over = told && slow.isEmpty();
        told &= !over;
        return over;
    }

    long onset() {
        return onsetNanos;
    }

    AllShiftBody.Methods methods() {
        List<String> names =
                slow.values().stream().map(one -> one.method().toolName()).toList();
        return new AllShiftBody.Methods(null, names.size(), names);
    }

    /** Those that are slow although nobody else has their processors any more: each is a story of its own now. */
    List<Sighting> takeOthers(long nanos, Suspects suspects) {
        List<Sighting> own = new ArrayList<>();
        if (nanos - lookedNanos >= LATELY_NANOS && !slow.isEmpty()) {
            lookedNanos = nanos;
            long since = nanos - LATELY_NANOS;
            slow.values().stream()
                    .filter(one -> isSlowByItself(one, since, suspects))
                    .forEach(own::add);
            own.forEach(one -> slow.remove(one.method().site()));
        }
        return own;
    }

    private boolean isSlowByItself(Sighting one, long since, Suspects suspects) {
        double lost = suspects.lostSince(one.method().site(), since) / (LATELY_NANOS / 1e9);
        return 4 * lost >= one.lostASecond() && neighbours.tookFrom(since, onsetNanos, lost) == null;
    }
}
