package io.catcher.bugcatcher.flood;

import io.catcher.event.Event;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets of each kind of failure one be told whole and counts its repeats, at two places. On the application's thread a kind
 * is what can be had for nothing, the recorded stack as it is, and a throw over the limit ends there as one number more.
 * On the agent's thread it is the fingerprint, which is exact and dear. Every failure is either an event of its own or
 * in the {@code suppressed} of a later one. Thread-safe.
 */
public final class Flood {

    private final LongSupplier clock;
    private final Tallies tallies = new Tallies();
    private final Overflow overflow;
    private final @Nullable Limits limits;
    private final Repeats repeats;

    private Flood(LongSupplier clock, @Nullable Limits limits, LeftOut ledger) {
        this.clock = clock;
        this.limits = limits;
        this.overflow = new Overflow(clock.getAsLong());
        this.repeats = new Repeats(clock, tallies, overflow, ledger);
    }

    /** @param clock nanoseconds; a coarse one will do, and costs a flood less */
    public static Flood limited(LongSupplier clock, LeftOut ledger) {
        return new Flood(clock, new Limits(clock.getAsLong()), ledger);
    }

    /** Tells every failure whole, for tests and measurements. */
    public static Flood unlimited() {
        return new Flood(System::nanoTime, null, (repeated, overLimit, expected) -> {});
    }

    /** The kind with this key, if one of it was seen. */
    public @Nullable Tally find(long key) {
        return tallies.find(key);
    }

    /**
     * The key under which a failure is counted: its kind's own, unless failures of that kind are told apart by a number that
     * they carry. A client throws the same class from the same place for a 404 as for a 503.
     *
     * @param kind what can be had for nothing
     */
    public long key(long kind, Throwable thrown) {
        Tally first = tallies.find(kind);
        int apart = first == null ? 0 : first.apart(thrown);
        return apart == 0 ? kind : kind ^ apart * 0x9E37_79B9_7F4A_7C15L;
    }

    /** Makes a kind known. When too many are, the quietest makes room; else all of a method and a class share one. */
    public Tally add(long key, int site, Class<? extends Throwable> type, boolean silent, Expectation expected) {
        long now = clock.getAsLong();
        Tally tally = new Tally(key, site, type.getName(), silent, expected, now);
        Tally known = tallies.add(tally);
        if (known != null || silent) {
            return known == null ? tally : known;
        }
        Tally quiet = overflow.hasRoom() ? tallies.replace(tally, now) : null;
        if (quiet == null) {
            return overflow.of(tally, now);
        }
        overflow.leaves(quiet);
        return tally;
    }

    /** True: this one is to be told whole. False: it has been counted. */
    public boolean admits(Tally tally) {
        return limits == null || limits.admits(tally, clock.getAsLong(), true);
    }

    /** The same of what is counted as a failure of another kind: this one only says how it ended. */
    public boolean admitsEnding(Tally tally) {
        if (limits == null) {
            return true;
        }
        long now = clock.getAsLong();
        boolean admitted = limits.admits(tally, now, false);
        if (admitted) {
            tally.endingTold(now);
        } else {
            tally.countEnding();
        }
        return admitted;
    }

    /**
     * Whether a failure that was counted as one more of its kind is to be told after all: it left the request, and of all that
     * were told of its kind none did. Then it is no longer counted.
     */
    public boolean admitsAsFirstToLeave(Tally tally) {
        return tally.isFirstToLeave();
    }

    /** One that was counted is told with another failure. */
    public void takesBack(Tally tally) {
        tally.takeBack();
    }

    /** So many of a kind that only the caller counts were not told. */
    public void counted(Tally tally, long more) {
        repeats.counted(tally, more);
    }

    /** One that was admitted could not be told: there was no room for it, or no event came of it. */
    public void lost(Tally tally) {
        tally.countSettled();
    }

    /** On the agent's thread: one that was admitted is no failure by its code, and what was counted of its kind is none. */
    public void expected(Tally tally) {
        repeats.expected(tally);
    }

    /**
     * On the agent's thread: decides about an event that was admitted, now that its fingerprint is known.
     *
     * @param name of the story that it belongs to: its fingerprint, and how it ended
     * @return null = one more of what was told lately; it has been counted
     */
    public @Nullable Event told(Event whole, String name, Tally tally) {
        return limits == null ? whole : repeats.told(whole, name, tally);
    }

    /** The agent's part, which tells what is counted here. */
    public Repeats repeats() {
        return repeats;
    }
}
