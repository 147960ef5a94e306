package io.catcher.bugcatcher.crash;

import io.catcher.bugcatcher.flood.Expectation;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.story.Ending;
import io.catcher.bugcatcher.story.FailureDraft;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.thrown.LastFailure;
import io.catcher.bugcatcher.thrown.StackIdentity;
import io.catcher.ship.Outbox;
import java.time.Instant;
import java.util.function.BooleanSupplier;
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

    /** Kept for telling that the memory is exhausted, bytes. */
    private static final int RESERVE = 1 << 20;

    /** What the first event of a JVM needs, since its classes must be loaded, bytes. */
    private static final int COLD = 6 << 20;

    private final Outbox outbox;
    private final FailureEvents events;
    private final Flood flood;
    private final VmErrorWatch vmErrors;
    private final Crashes crashes;
    private final Consumer<Ending> recording;
    private final BooleanSupplier warm;

    @SuppressWarnings("UnusedVariable") // held to be let go: see hasRoom
    private byte @Nullable [] reserve = new byte[RESERVE];

    /**
     * @param recording sees to it that what was told comes to disk, and of the last thread waits for it, two seconds at most
     * @param warm whether an event was told before
     */
    public UncaughtWatch(
            Outbox outbox,
            FailureEvents events,
            Flood flood,
            VmErrorWatch vmErrors,
            Crashes crashes,
            Consumer<Ending> recording,
            BooleanSupplier warm) {
        this.outbox = outbox;
        this.events = events;
        this.flood = flood;
        this.vmErrors = vmErrors;
        this.crashes = crashes;
        this.recording = recording;
        this.warm = warm;
    }

    /** @param left what left woven code of this thread last */
    public void uncaught(Thread by, Throwable thrown, LastFailure left) {
        if (thrown instanceof OutOfMemoryError && !hasRoom()) {
            return;
        }
        boolean vmError = vmErrors.knows(thrown);
        boolean known = vmError || left.isStoryOf(thrown);
        boolean last = LastThread.isLast(by);
        Tally tally = kind(known ? TOLD_BEFORE : NOWHERE_WOVEN, thrown);
        if (!flood.admits(tally) && !last) {
            return;
        }
        if (vmError) {
            vmErrors.sweep();
        }
        Ending ending = new Ending(thrown, by.getName(), Instant.now(), known, last);
        if (!known && !outbox.offer(new FailureDraft(flood, tally, () -> events.uncaught(ending)))) {
            flood.lost(tally);
        }
        if (known || last) {
            outbox.offer(() -> crashes.tell(ending));
        }
        recording.accept(ending);
    }

    /**
     * Lets go of what was kept for this, and finds out whether a report can be made. Where the application still holds the
     * whole heap it cannot, and trying would only add the JVM's complaints about classes that do not load.
     */
    private boolean hasRoom() {
        reserve = null;
        try {
            return new byte[warm.getAsBoolean() ? RESERVE / 2 : COLD].length > 0;
        } catch (OutOfMemoryError stillHeld) {
            return false;
        }
    }

    private Tally kind(int site, Throwable thrown) {
        long key = StackIdentity.at(site, StackIdentity.of(thrown));
        Tally tally = flood.find(key);
        return tally == null ? flood.add(key, site, thrown.getClass(), false, Expectation.NONE) : tally;
    }
}
