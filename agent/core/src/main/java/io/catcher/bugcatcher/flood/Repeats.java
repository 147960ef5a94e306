package io.catcher.bugcatcher.flood;

import io.catcher.event.Event;
import io.catcher.ship.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The repeats of each fingerprint: counted, and told with the next event of it, or by themselves. Thread-safe. */
public final class Repeats {

    /** Names a kind of failure of which no event was ever rendered. */
    @FunctionalInterface
    public interface Namer {

        /** @param site id of the woven method, negative = none or many */
        Event event(int site, String type);
    }

    /**
     * Kinds of failures of which none was ever rendered, together: what hundreds of class loaders define anew each time is
     * hundreds of kinds, and one line says as much of them as hundreds.
     */
    private record Unnamed(int site, String type) {}

    private static final Unnamed MANY = new Unnamed(-1, "(of many kinds)");

    private static final int MOST_CARRIED = 1_000;

    private static final long LONGEST_SILENCE = 60_000_000_000L;

    private final LongSupplier clock;
    private final Tallies tallies;
    private final LeftOut ledger;
    private final SeriesCache series = new SeriesCache();
    private final Overflow overflow;

    /** Those that had to make room; of the last two calls, as a thread may have found one and not counted yet. */
    private List<Tally> madeRoom = List.of();

    /** What those counted that no event was rendered of. */
    private final Map<Unnamed, Long> carried = new LinkedHashMap<>();

    private final List<Tally> leaving = new ArrayList<>();

    /** Kinds that are counted by others and never leave. */
    private final List<Tally> extra = new ArrayList<>();

    private long sweptAt;

    Repeats(LongSupplier clock, Tallies tallies, Overflow overflow, LeftOut ledger) {
        this.clock = clock;
        this.tallies = tallies;
        this.ledger = ledger;
        this.overflow = overflow;
        this.sweptAt = clock.getAsLong();
    }

    /**
     * Decides about an event by its fingerprint.
     *
     * @param name of the story that it belongs to
     * @return the event with its numbers, or null: it is one more of what was told lately, and has been counted
     */
    synchronized @Nullable Event told(Event whole, String name, Tally tally) {
        long now = clock.getAsLong();
        Series known = series.of(name);
        if (!tally.isShared()) {
            tally.series(name);
            tally.expectedLast(false);
            known.add(tally.take());
        }
        boolean due = known.isDue(now);
        Event event = due ? known.whole(whole, now) : null;
        if (!due) {
            known.add(1);
        }
        // What others count under the same tally is not told by this one.
        tally.next(tally.isShared() ? now : known.nextWhole(), tally.isShared());
        return event;
    }

    synchronized void expected(Tally tally) {
        if (tally.isShared()) {
            // Of the others nobody knows whether they are.
            tally.next(clock.getAsLong(), true);
            return;
        }
        tally.expectedLast(true);
        takeExpected(tally);
    }

    private void takeExpected(Tally tally) {
        tally.settle(ledger);
        long counted = tally.take();
        ledger.leftOut(-counted, 0, counted);
    }

    synchronized void counted(Tally tally, long more) {
        tally.count(more);
        if (!extra.contains(tally)) {
            extra.add(tally);
        }
    }

    /** Remembers under which id the newest whole event of a story is in the journal. */
    public synchronized void wholeId(String name, String eventId) {
        Series known = series.find(name);
        if (known != null) {
            known.wholeId(eventId);
        }
    }

    /** The newest whole event of a story, or null. */
    public synchronized @Nullable String wholeId(String name) {
        Series known = series.find(name);
        return known == null ? null : known.wholeId();
    }

    /** Brings the ledger up to date; called by the agent's pulse. */
    public synchronized void settle() {
        tallies.forEach(tally -> tally.settle(ledger));
        leaving.forEach(tally -> tally.settle(ledger));
        extra.forEach(tally -> tally.settle(ledger));
        overflow.shared().forEach(tally -> tally.settle(ledger));
        takeMadeRoom();
    }

    private void takeMadeRoom() {
        madeRoom.forEach(this::passOn);
        overflow.gone(madeRoom.size());
        madeRoom = overflow.takeLeft();
        madeRoom.forEach(this::passOn);
    }

    private void passOn(Tally tally) {
        tally.settle(ledger);
        collect(tally, carried);
        if (carried.size() > MOST_CARRIED) {
            long all = carried.values().stream().mapToLong(Long::longValue).sum();
            carried.clear();
            carried.put(MANY, all);
        }
    }

    /**
     * What was counted and not told for a minute, one draft for each kind.
     *
     * @param all at the end of the JVM: no matter for how long
     */
    public synchronized List<Draft> unsaid(boolean all, Namer namer) {
        long now = clock.getAsLong();
        if (!all && now - sweptAt < LONGEST_SILENCE) {
            return List.of();
        }
        sweptAt = now;
        takeMadeRoom();
        Map<Unnamed, Long> unnamed = new LinkedHashMap<>(carried);
        carried.clear();
        leaving.forEach(tally -> collect(tally, unnamed));
        leaving.clear();
        tallies.forEach(tally -> {
            if (!collect(tally, unnamed) && tally.isDue(now)) {
                // One more round among the leaving: a thread may have found it and not counted yet.
                tallies.remove(tally);
                leaving.add(tally);
            }
        });
        extra.forEach(tally -> collect(tally, unnamed));
        overflow.shared().forEach(tally -> collect(tally, unnamed));
        List<Draft> drafts = new ArrayList<>();
        unnamed.forEach((kind, counted) -> drafts.add(
                standingFor(() -> namer.event(kind.site(), kind.type()).suppressing(counted - 1))));
        tellSeries(all, now, drafts);
        return drafts;
    }

    /** True when there was something to collect. */
    private boolean collect(Tally tally, Map<Unnamed, Long> unnamed) {
        if (tally.expectedLast()) {
            takeExpected(tally);
            return false;
        }
        long counted = tally.take();
        String name = tally.series();
        Series known = name == null ? null : series.find(name);
        if (counted != 0 && known != null) {
            known.add(counted);
        } else if (counted > 0) {
            unnamed.merge(new Unnamed(tally.site(), tally.type()), counted, Long::sum);
        }
        return counted > 0;
    }

    private void tellSeries(boolean all, long now, List<Draft> drafts) {
        series.takeEvicted().forEach(one -> drafts.add(standingFor(() -> counted(one))));
        series.removeIf(one -> {
            if (all || one.isSilentFor(LONGEST_SILENCE, now)) {
                drafts.add(standingFor(() -> counted(one)));
            }
            return one.isIdle(now);
        });
    }

    private synchronized @Nullable Event counted(Series one) {
        return one.counted(clock.getAsLong());
    }

    /** The event stands for the last of those that were counted: the ledger must not have that one twice. */
    private Draft standingFor(Draft event) {
        return () -> {
            ledger.leftOut(-1, 0, 0);
            return event.render();
        };
    }
}
