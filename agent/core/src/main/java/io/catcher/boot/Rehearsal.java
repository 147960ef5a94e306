package io.catcher.boot;

import io.catcher.bugcatcher.contrast.Contrasts;
import io.catcher.bugcatcher.crash.Crashes;
import io.catcher.bugcatcher.crash.UncaughtWatch;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.diagnosis.Diagnoser;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.story.FirstSeen;
import io.catcher.bugcatcher.thrown.LastFailure;
import io.catcher.event.Event;
import io.catcher.event.Watched;
import io.catcher.ship.Draft;
import io.catcher.ship.Shipping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Plays, once and for nobody, the end of a thread whose memory is exhausted: with a full heap none of the hundreds of
 * classes would load that telling it takes, and the first failure of many a JVM is the last one. After half a minute, so
 * that a short-lived tool never pays for it, or as soon as the heap gets scarce.
 */
final class Rehearsal implements Runnable {

    private static final long LATEST_NANOS = 30_000_000_000L;

    /** A heap without room now may have some later; what fails so often fails for another reason. */
    private static final int MOST_TRIES = 8;

    private static final long FIRST_WAIT_NANOS = 500_000_000L;

    private static final Watched NOWHERE = new Watched(-1, "", "", "", "", List.of(), List.of());

    private final long startNanos = System.nanoTime();
    private final Shipping shipping;
    private final Diagnoser diagnoser;
    private final Crashes crashes;
    private final List<String> appPackages;
    private int tries;
    private long nextNanos = startNanos;

    Rehearsal(Shipping shipping, Diagnoser diagnoser, Crashes crashes, List<String> appPackages) {
        this.shipping = shipping;
        this.diagnoser = diagnoser;
        this.crashes = crashes;
        this.appPackages = appPackages;
    }

    /** For the agent's pulse. */
    @Override
    public void run() {
        long now = System.nanoTime();
        if (tries == MOST_TRIES || now < nextNanos || shipping.hasToldAny()) {
            return;
        }
        if (Shipping.isHeapScarce() || now - startNanos >= LATEST_NANOS) {
            nextNanos = now + (FIRST_WAIT_NANOS << tries);
            tries++;
            shipping.rehearse(this::play);
        }
    }

    /** With parts of its own, so that nothing is counted, remembered or offered. */
    private Event play() {
        FailureEvents events =
                new FailureEvents(site -> null, appPackages, diagnoser, new FirstSeen(null), Contrasts.NONE);
        Flood flood = Flood.limited(System::nanoTime, (repeated, overLimit, expected) -> {});
        List<Draft> drafts = new ArrayList<>();
        VmErrorWatch vmErrors = new VmErrorWatch(drafts::add, events, flood);
        UncaughtWatch uncaught =
                new UncaughtWatch(drafts::add, events, flood, vmErrors, crashes, ending -> {}, () -> {});
        OutOfMemoryError known = new OutOfMemoryError("rehearsal");
        vmErrors.left(vmErrors.passing(known, NOWHERE));
        uncaught.uncaught(Thread.currentThread(), known, new LastFailure());
        uncaught.uncaught(Thread.currentThread(), new OutOfMemoryError("rehearsal"), new LastFailure());
        crashes.rehearse();
        drafts.get(0).render();
        return events.render(
                known,
                NOWHERE,
                Instant.now(),
                Objects.requireNonNull(Thread.currentThread().getName()),
                null);
    }
}
