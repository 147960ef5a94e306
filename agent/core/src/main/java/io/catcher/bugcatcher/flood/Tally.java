package io.catcher.bugcatcher.flood;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of failure as the application's threads can tell it apart at once, and how many of it were not told. Counting
 * is all that a throw over the limit costs. Thread-safe; what is marked so is for the agent's threads.
 */
public final class Tally {

    private static final AtomicLongFieldUpdater<Tally> NEXT = AtomicLongFieldUpdater.newUpdater(Tally.class, "next");

    private final long key;
    private final int site;
    private final String type;
    private final boolean silent;
    private final Expectation expected;
    private final LongAdder repeated = new LongAdder();
    private final LongAdder limited = new LongAdder();

    /** Threads that ended with one of it and were not told. */
    private final LongAdder endings = new LongAdder();

    /** Of the one thread at a time that has claimed to tell. */
    private long endingInterval;

    /** Those that the ledger has already. */
    private final LongAdder settled = new LongAdder();

    /** When the next whole one is due, in the flood's own time. */
    private volatile long next;

    /** Whether it is the rate limit, and not the repetition, that keeps it from being told. */
    private volatile boolean starved;

    /** Whether one of it was told; whether one was that left its request. */
    private volatile boolean told;

    private volatile boolean left;

    private volatile @Nullable String series;

    /** Null as long as all of the kind are alike. */
    private volatile @Nullable ToIntFunction<Throwable> mark;

    /** A site + 1 and, in the lowest bit, whether it was made there. */
    private volatile long madeIn;

    private boolean shared;
    private int ownMark;
    private boolean expectedLast;
    private long taken;
    private long settledRepeats;
    private long settledLimited;

    /**
     * @param site id of the woven method, negative = none
     * @param type class name of the Throwable
     * @param silent true for what is no failure of its own: expected, or the wrapper of one that was told
     * @param expected messages and codes with which it is no failure
     */
    public Tally(long key, int site, String type, boolean silent, Expectation expected, long now) {
        this.key = key;
        this.site = site;
        this.type = type;
        this.silent = silent;
        this.expected = expected;
        this.next = now;
    }

    long key() {
        return key;
    }

    public int site() {
        return site;
    }

    public String type() {
        return type;
    }

    public boolean isSilent() {
        return silent;
    }

    /** With which messages and codes a failure of this kind is none; almost always empty. */
    public Expectation expected() {
        return expected;
    }

    /** One that is not told. */
    void count() {
        (starved ? limited : repeated).increment();
    }

    /**
     * One of it is told.
     *
     * @param hasLeft whether it left its request
     */
    public void told(boolean hasLeft) {
        if (hasLeft && !left) {
            left = true;
        }
        if (!told) {
            told = true;
        }
    }

    /** True once, where some were told and none of them had left: the one that was counted last is no longer. */
    boolean isFirstToLeave() {
        if (!told || left || silent || starved) {
            return false;
        }
        left = true;
        takeBack();
        return true;
    }

    /** A thread ended with one of it, which is not told by itself. */
    void countEnding() {
        endings.increment();
    }

    /** How many that were, since the last call. */
    public long takeEndings() {
        return endings.sumThenReset();
    }

    /** A thread that ended with one of it is told: the next one at twice the interval. */
    void endingTold(long now) {
        endingInterval = Series.after(endingInterval);
        next(now + endingInterval, false);
    }

    /** One that was counted is none of its own. */
    void takeBack() {
        // Where it was counted a moment ago: else the ledger would have less than nothing of the one.
        (starved ? limited : repeated).decrement();
    }

    void count(long more) {
        repeated.add(more);
    }

    /** One that was to be told whole and was not, though the ledger has it already. */
    void countSettled() {
        settled.increment();
    }

    /** For how long it has not been seen, at least; negative where that cannot be told. */
    long unseen(long now) {
        return now - next;
    }

    /** Stands for many kinds, which have a method and a class in common and no more. */
    boolean isShared() {
        return shared;
    }

    Tally shared() {
        shared = true;
        return this;
    }

    boolean isDue(long now) {
        return now - next >= 0;
    }

    /** Of all threads that see it due one gets to tell it. */
    boolean claim(long now, long until) {
        long due = next;
        return now - due >= 0 && NEXT.compareAndSet(this, due, until);
    }

    void next(long at, boolean byLimit) {
        starved = byLimit;
        next = at;
    }

    /** The story that it belongs to, once one of it was rendered. */
    @Nullable
    String series() {
        return series;
    }

    void series(String name) {
        series = name;
    }

    /**
     * From now on failures of this kind are told apart by a number that they carry. On the agent's thread.
     *
     * @param own the number of those that stay of this kind
     */
    public void tellApartBy(ToIntFunction<Throwable> number, int own) {
        if (mark == null) {
            ownMark = own;
            mark = number;
        }
    }

    /** What sets this failure apart from the others of its kind; 0 = nothing. */
    int apart(Throwable thrown) {
        ToIntFunction<Throwable> number = mark;
        return number == null ? 0 : number.applyAsInt(thrown) - ownMark;
    }

    /**
     * Whether those of this kind, which have one stack, were made while that method ran; null where nobody looked.
     *
     * @param other another woven method
     */
    public @Nullable Boolean wasMadeIn(int other) {
        long known = madeIn;
        return known >> 1 == other + 1L ? Boolean.valueOf((known & 1) != 0) : null;
    }

    public void madeIn(int other, boolean so) {
        madeIn = (other + 1L) << 1 | (so ? 1 : 0);
    }

    /** Whether the last of it that was rendered was no failure by its code. Under the agent's lock. */
    boolean expectedLast() {
        return expectedLast;
    }

    void expectedLast(boolean so) {
        expectedLast = so;
    }

    /** How many were counted since the last call. Under the agent's lock. */
    long take() {
        long all = repeated.sum() + limited.sum() + settled.sum();
        long fresh = all - taken;
        taken = all;
        return fresh;
    }

    /** Tells the ledger what was counted since the last call. Under the agent's lock. */
    void settle(LeftOut ledger) {
        long repeats = repeated.sum() - settledRepeats;
        long overLimit = limited.sum() - settledLimited;
        if (repeats != 0 || overLimit != 0) {
            settledRepeats += repeats;
            settledLimited += overLimit;
            ledger.leftOut(repeats, overLimit, 0);
        }
    }
}
