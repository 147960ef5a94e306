package io.catcher.perfcatcher.report;

import io.catcher.event.AllShiftBody;
import io.catcher.perfcatcher.report.SlowDowns.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slow-downs that are the doing of {@link Neighbours}: told once for all of them, and only if they last; each of three methods
 * had its own event when somebody compiled on the same machine. A single one is told by its name. Used by one thread at a time.
 */
final class BusyMachine {

    /** What is over sooner is nobody's news. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    /** Who is slow without the neighbours is found out in this time. */
    private static final long LATELY_NANOS = 10_000_000_000L;

    private final Neighbours neighbours;
    private final Map<Integer, Story> slow = new LinkedHashMap<>();
    private @Nullable Integer named;
    private long begunNanos;
    private long onsetNanos;
    private long lookedNanos;
    private boolean told;

    BusyMachine(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Takes a slow-down, if it is one of these. */
    boolean takes(Story story, long nanos) {
        long onset = story.innermost().onset();
        if (!isOfNeighbours(story.innermost())) {
            return false;
        }
        if (slow.isEmpty() && !told) {
            begunNanos = lookedNanos = nanos;
            onsetNanos = onset;
        }
        onsetNanos = onset - onsetNanos < 0 ? onset : onsetNanos;
        slow.put(story.site(), story);
        return true;
    }

    private boolean isOfNeighbours(Sighting one) {
        return neighbours.tookFrom(one.onset(), one.onset(), one.lostASecond(), one.times()) != null;
    }

    /** A slow-down has doubled; whether it still is one of these. */
    boolean keeps(Sighting grown) {
        int site = grown.method().site();
        if (slow.containsKey(site) && !isOfNeighbours(grown)) {
            slow.remove(site);
        }
        return slow.containsKey(site);
    }

    /** The method is slow no longer; whether it was one of these. */
    boolean ended(int site) {
        if (named != null && named == site) {
            named = null;
        }
        return slow.remove(site) != null;
    }

    /** The one that is to be told by its name now, since it is the only one; null for none. Once, while it lasts. */
    @Nullable
    Story takeOnly(long nanos, boolean all) {
        if (!isDue(nanos, all) || named != null || slow.size() > 1) {
            return null;
        }
        Story only = slow.values().iterator().next();
        named = only.site();
        slow.clear();
        return only;
    }

    private boolean isDue(long nanos, boolean all) {
        return !told && !slow.isEmpty() && (all || nanos - begunNanos >= PATIENCE_NANOS);
    }

    /** What is to be told of all of them now; null for nothing. Asked again and again. */
    @Nullable
    String shift(long nanos, boolean all) {
        if (!isDue(nanos, all)) {
            return null;
        }
        told = true;
        String busy = neighbours.tookFrom(onsetNanos, onsetNanos, 0, 1);
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
        List<String> names = slow.values().stream()
                .map(one -> one.innermost().method().toolName())
                .toList();
        return new AllShiftBody.Methods(null, names.size(), names);
    }

    /** Those that are slow although nobody else has their processors any more: each is a story of its own now. */
    List<Story> takeOthers(long nanos, Suspects suspects) {
        List<Story> own = new ArrayList<>();
        if (nanos - lookedNanos >= LATELY_NANOS && !slow.isEmpty()) {
            lookedNanos = nanos;
            long since = nanos - LATELY_NANOS;
            slow.values().stream()
                    .filter(one -> isSlowByItself(one.innermost(), since, suspects))
                    .forEach(own::add);
            own.forEach(one -> slow.remove(one.site()));
        }
        return own;
    }

    private boolean isSlowByItself(Sighting one, long since, Suspects suspects) {
        double lost = suspects.lostSince(one.method().site(), since) / (LATELY_NANOS / 1e9);
        return 4 * lost >= one.lostASecond() && neighbours.tookFrom(since, onsetNanos, lost, one.times()) == null;
    }
}
