package io.catcher.bugcatcher.crash;

import io.catcher.bugcatcher.crash.VmErrorPlace.Arrived;
import io.catcher.bugcatcher.flood.Expectation;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.story.FailureDraft;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.event.Watched;
import io.catcher.ship.Outbox;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own errors: stack overflows, exhausted memory, internal ones. While one passes nothing is allocated and nothing
 * loaded: a preallocated place keeps its identity and the innermost woven method, and the agent's pulse tells it. There is
 * a place for each class and method; of several that pass at once from there the first one is told, which is the one that
 * counts, with the number of the others. Thread-safe.
 */
public final class VmErrorWatch {

    /** No place: its error is counted already, with another one. */
    public static final int COUNTED = 0;

    private static final int PLACE_BITS = 5;
    private static final int PLACES = 1 << PLACE_BITS;
    private static final int TURNS = -1 >>> PLACE_BITS;

    /** A power of two. */
    private static final int ALIKE = 64;

    /** Kinds that are counted apart; further ones are counted together. */
    private static final int KINDS = 256;

    private final Outbox outbox;
    private final FailureEvents events;
    private final Flood flood;
    private final VmErrorPlace[] places =
            Stream.generate(VmErrorPlace::new).limit(PLACES).toArray(VmErrorPlace[]::new);

    /** Those that were counted with another one: no news where they end their threads a moment later. */
    private final AtomicReferenceArray<@Nullable Throwable> alike = new AtomicReferenceArray<>(ALIKE);

    private final AtomicInteger nextAlike = new AtomicInteger();

    /** Those for which there was no place left. */
    private final AtomicLong beyond = new AtomicLong();

    private final Map<String, Tally> tallies = new HashMap<>();
    private final Tally ofManyKinds = tally("(of many kinds)");

    public VmErrorWatch(Outbox outbox, FailureEvents events, Flood flood) {
        this.outbox = outbox;
        this.events = events;
        this.flood = flood;
    }

    private static Tally tally(String type) {
        return new Tally(0, -1, type, false, Expectation.NONE, 0);
    }

    /**
     * Called where the error leaves its innermost woven frame; again, if that did not get through, at the next one.
     *
     * @return the number of its place for now, by which it is told what becomes of it; or {@link #COUNTED}
     */
    public int passing(VirtualMachineError error, Watched method) {
        for (int i = 0; i < PLACES; i++) {
            int turn = places[i].turn();
            if (places[i].holds(error) && !places[i].hasArrived(error) && places[i].take(error, method)) {
                return number(i, turn);
            }
        }
        return isCounted(error, method) ? COUNTED : take(error, method);
    }

    private boolean isCounted(VirtualMachineError error, Watched method) {
        for (VmErrorPlace place : places) {
            if (place.counts(error, method)) {
                remember(error);
                return true;
            }
        }
        return false;
    }

    private int take(VirtualMachineError error, Watched method) {
        for (int i = 0; i < PLACES; i++) {
            int turn = places[i].turn();
            if (places[i].take(error, method)) {
                return number(i, turn);
            }
        }
        beyond.incrementAndGet();
        remember(error);
        return COUNTED;
    }

    private void remember(VirtualMachineError error) {
        alike.set(nextAlike.getAndIncrement() & (ALIKE - 1), error);
    }

    private static int number(int place, int turn) {
        return (turn & TURNS) << PLACE_BITS | place;
    }

    /** The same where only failures are seen: what becomes of it will not be known. */
    public void passingUnseen(VirtualMachineError error, Watched method) {
        arrived(passing(error, method), VmErrorPlace.UNKNOWN);
    }

    /** It left the outermost woven frame. */
    public void left(int number) {
        arrived(number, VmErrorPlace.LEFT);
    }

    /** The same of one that came from where only failures are seen. */
    public void left(VirtualMachineError error) {
        for (VmErrorPlace place : places) {
            if (place.holds(error)) {
                place.left();
            }
        }
    }

    /** A caller of the failing method caught it; called when that caller returns. */
    public void caught(int number) {
        arrived(number, VmErrorPlace.SWALLOWED);
    }

    private void arrived(int number, long how) {
        if (number != COUNTED) {
            places[number & (PLACES - 1)].arrived(number >>> PLACE_BITS, how);
        }
    }

    /**
     * A call returned that does not tell whether the error was caught: it may be one of a finally block. If nothing more is
     * heard of the error, it was.
     *
     * @return false when it was told already
     */
    public boolean wentOn(int number) {
        return places[number & (PLACES - 1)].wentOn(number >>> PLACE_BITS);
    }

    /** Whether this error passed a woven frame lately, so that it is told without anybody's help. */
    boolean knows(Throwable error) {
        for (VmErrorPlace place : places) {
            if (place.knows(error)) {
                return true;
            }
        }
        for (int i = 0; i < ALIKE; i++) {
            if (alike.get(i) == error) {
                return true;
            }
        }
        return false;
    }

    /** Tells errors that have arrived; called by the agent's pulse. */
    public synchronized void sweep() {
        boolean isQuiet = beyond.get() == 0;
        for (VmErrorPlace place : places) {
            Arrived arrived = place.beat();
            if (arrived != null) {
                tell(place, arrived);
                isQuiet = false;
            }
        }
        long uncounted = beyond.getAndSet(0);
        if (uncounted != 0) {
            flood.counted(ofManyKinds, uncounted);
        }
        if (isQuiet && nextAlike.getAndSet(0) != 0) {
            forgetAlike();
        }
    }

    /** Nothing of the application's is held for long. */
    private void forgetAlike() {
        for (int i = 0; i < ALIKE; i++) {
            alike.set(i, null);
        }
    }

    private void tell(VmErrorPlace place, Arrived what) {
        // All that allocates comes first: while the heap is held the place stays as it is, and the next beat tries
        // again.
        WeakReference<@Nullable Throwable> identity = new WeakReference<>(what.error());
        Tally tally = kind(what);
        Instant now = Instant.now();
        FailureDraft draft = new FailureDraft(
                flood, tally, () -> events.render(what.error(), what.method(), now, what.thread(), what.outcome()));
        if (!outbox.offer(draft)) {
            flood.lost(tally);
        }
        flood.counted(tally, place.isFreed(identity));
    }

    /** The kinds are few, but for a program that makes its own. */
    private Tally kind(Arrived what) {
        String name = what.error().getClass().getName();
        String key = name + " " + what.method().site();
        Tally known = tallies.get(key);
        if (known == null && tallies.size() < KINDS) {
            known = tally(name);
            tallies.put(key, known);
        }
        return known == null ? ofManyKinds : known;
    }
}
