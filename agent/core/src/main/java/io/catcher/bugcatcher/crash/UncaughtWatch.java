package io.catcher.bugcatcher.crash;

import io.catcher.bugcatcher.flood.Expectation;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.story.Ending;
import io.catcher.bugcatcher.story.FailureDraft;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.thrown.LastFailure;
import io.catcher.bugcatcher.thrown.StackIdentity;
import io.catcher.event.ThreadName;
import io.catcher.ship.Draft;
import io.catcher.ship.Outbox;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that end with a Throwable. Called on the thread itself, ahead of the application's handlers. One that was told
 * as it left woven code is the same story: then a lifecycle event says how it ended and points to it. Thread-safe.
 */
public final class UncaughtWatch {

    /** Stand in place of a woven method's id. */
    private static final int TOLD_BEFORE = -2;

    private static final int NOWHERE_WOVEN = -1;

    private final Outbox outbox;
    private final FailureEvents events;
    private final Flood flood;
    private final VmErrorWatch vmErrors;
    private final Crashes crashes;
    private final Consumer<Ending> recording;
    private final Runnable makeRoom;
    /** What could not be told because the heap was full; the thread first, so that who sees the Throwable sees both. */
    private volatile @Nullable Thread waitingThread;

    private volatile @Nullable Throwable waiting;

    /** How the newest thread ended for which the queue had no room. */
    private volatile @Nullable Draft waitingEnd;

    /**
     * @param recording sees to it that what was told comes to disk, and of the last thread waits for it, two seconds at most
     * @param makeRoom gives a full heap what is kept back for this; allocates nothing
     */
    public UncaughtWatch(
            Outbox outbox,
            FailureEvents events,
            Flood flood,
            VmErrorWatch vmErrors,
            Crashes crashes,
            Consumer<Ending> recording,
            Runnable makeRoom) {
        this.outbox = outbox;
        this.events = events;
        this.flood = flood;
        this.vmErrors = vmErrors;
        this.crashes = crashes;
        this.recording = recording;
        this.makeRoom = makeRoom;
    }

    /** @param left what left woven code of this thread last */
    public void uncaught(Thread by, Throwable thrown, LastFailure left) {
        if (thrown instanceof OutOfMemoryError) {
            makeRoom.run();
        }
        try {
            tell(by, thrown, left.isStoryOf(thrown), left.isExpected());
        } catch (OutOfMemoryError full) {
            // Nothing is allocated here. Of several the last one waits: they are of one kind, and the heap is why.
            waitingThread = by;
            waiting = thrown;
        }
    }

    /** Tells what had to wait for room in the heap; called by the agent's pulse. */
    public void sweep() {
        Draft end = waitingEnd;
        if (end != null && outbox.offer(end)) {
            waitingEnd = null;
        }
        Throwable thrown = waiting;
        Thread by = waitingThread;
        if (thrown != null && by != null) {
            tell(by, thrown, false, false);
            waitingThread = null;
            waiting = null;
        }
    }

    private void tell(Thread by, Throwable thrown, boolean left, boolean expected) {
        boolean vmError = vmErrors.knows(thrown);
        boolean known = vmError || left;
        boolean last = LastThread.isLast(by);
        if (left && expected && !last) {
            // A rule says that it is no failure: neither is it one that it ends a pool's thread.
            return;
        }
        Tally tally = kind(known ? TOLD_BEFORE : NOWHERE_WOVEN, thrown);
        // All that allocates comes first: one that was admitted and then not told would be missing in the counts.
        Ending ending = new Ending(thrown, ThreadName.of(by), Instant.now(), known, last);
        FailureDraft draft = new FailureDraft(flood, tally, () -> events.uncaught(ending));
        Draft end = () -> crashes.tell(ending, tally.takeEndings());
        // What left woven code is counted there.
        boolean admitted = known ? flood.admitsEnding(tally) : flood.admits(tally);
        if (!admitted && !last) {
            return;
        }
        if (vmError) {
            vmErrors.sweep();
        }
        if (!known && !outbox.offer(draft)) {
            flood.lost(tally);
        }
        if ((known || last) && !outbox.offer(end)) {
            waitingEnd = end;
        }
        record(ending);
    }

    /** What was offered is told: an error that came out of here had the end of the JVM told twice. */
    private void record(Ending ending) {
        try {
            recording.accept(ending);
        } catch (OutOfMemoryError full) {
            // The shutdown hook waits for the disk as well.
            makeRoom.run();
        }
    }

    private Tally kind(int site, Throwable thrown) {
        long key = StackIdentity.at(site, StackIdentity.of(thrown));
        Tally tally = flood.find(key);
        return tally == null ? flood.add(key, site, thrown.getClass(), false, Expectation.NONE) : tally;
    }
}
