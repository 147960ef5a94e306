package io.catcher.ship;

import io.catcher.ship.health.Ledger;
import io.catcher.ship.journal.CountsFile;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The work of the thread {@code catcher-counts}: notes this JVM's numbers beside the journal every 20 ms as long as they
 * change, so that a JVM that is killed takes no more with it uncounted. A thread of its own, because the journal's thread
 * may be in one event for a second: the first ones load the agent's classes. Starts when there is a journal.
 */
final class CountsKeeper implements Runnable {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String instance;
    private final Ledger ledger;
    private final JournalDoor door;
    private volatile Runnable source = () -> {};
    private volatile Told told = new Told(0, 0);
    private volatile @Nullable Thread sleeper;
    private volatile boolean ended;
    private volatile boolean atTheEnd;

    CountsKeeper(String instance, Ledger ledger, JournalDoor door) {
        this.instance = instance;
        this.ledger = ledger;
        this.door = door;
    }

    /** @param settle tells the ledger what was counted since its last call; never waits for long */
    void fetchFrom(Runnable settle) {
        source = settle;
    }

    /** One more line is in the journal; for the journal's thread. */
    void told(long seq, long repeatsOfIt) {
        told = new Told(seq, told.repeats + repeatsOfIt);
    }

    @Override
    public void run() {
        CountsFile.Counts last = null;
        long changedAt = System.nanoTime();
        while (!ended) {
            // Somebody interrupted all threads of the JVM: with the flag up no wait would wait any more.
            Thread.interrupted();
            try {
                CountsFile.Counts now = note();
                changedAt = now.isSameAs(last) ? changedAt : System.nanoTime();
                last = now;
                rest(System.nanoTime() - changedAt >= IDLE_NANOS);
            } catch (Throwable exhausted) {
                // Out of memory, most likely: the next round will tell. Without a nap it would be a hot loop.
                LockSupport.parkNanos(this, PERIOD_NANOS);
            }
        }
    }

    /** Writes the numbers as they are now. */
    synchronized CountsFile.Counts note() {
        source.run();
        Told lines = told;
        CountsFile.Counts counts = new CountsFile.Counts(
                instance, ledger.forTheJournal(), lines.seq, ledger.repeats(), lines.repeats, atTheEnd);
        door.note(counts);
        return counts;
    }

    /**
     * The last work of a JVM that goes by itself is done.
     *
     * @return events that are not in the journal
     */
    long noteTheEnd() {
        atTheEnd = true;
        CountsFile.Counts last = note();
        return Math.max(0, last.events() - last.seq());
    }

    /** Something happens again after a quiet time. Cheap while it does not sleep long. */
    void rouse() {
        Thread asleep = sleeper;
        if (asleep != null) {
            sleeper = null;
            LockSupport.unpark(asleep);
        }
    }

    void end() {
        ended = true;
        rouse();
    }

    private void rest(boolean quiet) {
        if (quiet) {
            sleeper = Thread.currentThread();
        }
        LockSupport.parkNanos(this, quiet ? IDLE_NANOS : PERIOD_NANOS);
        sleeper = null;
    }

    /** What the journal has: read together. */
    private record Told(long seq, long repeats) {}
}
