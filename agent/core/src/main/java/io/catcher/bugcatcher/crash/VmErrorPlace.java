package io.catcher.bugcatcher.crash;

import io.catcher.bugcatcher.flood.Expectation;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.story.FailureDraft;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.event.ThreadName;
import io.catcher.event.Watched;
import io.catcher.ship.Outbox;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The place for one kind of the JVM's own errors. Everything that the application's threads call allocates nothing. */
final class VmErrorPlace {

    /** A power of two. */
    private static final int ALIKE = 64;

    private final Outbox outbox;
    private final FailureEvents events;
    private final Flood flood;
    private final Tally tally;
    private final AtomicLong arrivals = new AtomicLong();

    /** Others that came while the place was taken: counted here, and no news where they end their threads a moment later. */
    private final AtomicReferenceArray<@Nullable Throwable> alike = new AtomicReferenceArray<>(ALIKE);

    private final AtomicInteger nextAlike = new AtomicInteger();
    private volatile @Nullable VirtualMachineError passing;
    private volatile @Nullable Watched innermost;
    private volatile @Nullable Thread thread;
    private volatile boolean arrived;
    private volatile @Nullable String outcome;
    private WeakReference<@Nullable Throwable> told = new WeakReference<>(null);
    private @Nullable Watched toldMethod;

    VmErrorPlace(Outbox outbox, FailureEvents events, Flood flood, Class<? extends Error> kind) {
        this.outbox = outbox;
        this.events = events;
        this.flood = flood;
        this.tally = new Tally(0, -1, kind.getName(), false, Expectation.NONE, 0);
    }

    void passing(VirtualMachineError error, Watched method, int depth) {
        if (passing == null) {
            outcome = null;
            innermost = method;
            thread = Thread.currentThread();
            passing = error;
        }
        if (depth == 0) {
            if (passing != error) {
                alike.set(nextAlike.getAndIncrement() & (ALIKE - 1), error);
            }
            arrived("left");
        }
    }

    void caught() {
        arrived("swallowed");
    }

    /** Each step may be the one for which the stack is too short: a frame further out does what is left. */
    synchronized void passingUnseen(VirtualMachineError error, Watched method) {
        if (!told.refersTo(error)) {
            passing(error, method, 1);
            if (passing == error && !arrived) {
                arrived(null);
            }
        }
    }

    private void arrived(@Nullable String by) {
        arrivals.incrementAndGet();
        outcome = outcome == null ? by : outcome;
        arrived = true;
    }

    synchronized boolean knows(Throwable error) {
        return passing == error || told.refersTo(error) || isAlike(error);
    }

    private boolean isAlike(Throwable error) {
        for (int i = 0; i < ALIKE; i++) {
            if (alike.get(i) == error) {
                return true;
            }
        }
        return false;
    }

    /** Nothing of the application's is held for long. */
    private void forgetAlike() {
        for (int i = 0; i < ALIKE; i++) {
            alike.set(i, null);
        }
    }

    synchronized @Nullable Watched methodOf(Throwable error) {
        return passing == error ? innermost : told.refersTo(error) ? toldMethod : null;
    }

    synchronized void sweep() {
        if (arrivals.get() == 0 && nextAlike.getAndSet(0) != 0) {
            forgetAlike();
        }
        VirtualMachineError error = passing;
        Watched method = innermost;
        Thread by = thread;
        if (!arrived || error == null || method == null) {
            return;
        }
        // All that allocates comes first: while the heap is held the place stays as it is, and the next beat tries
        // again.
        WeakReference<@Nullable Throwable> identity = new WeakReference<>(error);
        tell(error, method, by == null ? "" : ThreadName.of(by), outcome);
        arrived = false;
        long others = arrivals.getAndSet(0) - 1;
        told = identity;
        toldMethod = method;
        innermost = null;
        thread = null;
        // Last: from here on the place is free for the next one.
        passing = null;
        flood.counted(tally, others);
    }

    private void tell(VirtualMachineError error, Watched method, String by, @Nullable String ended) {
        Instant now = Instant.now();
        if (!outbox.offer(new FailureDraft(flood, tally, () -> events.render(error, method, now, by, ended)))) {
            flood.lost(tally);
        }
    }
}
