package io.catcher.bugcatcher.story;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.Story.Outcome;
import io.catcher.bugcatcher.story.Story.Telling;
import io.catcher.bugcatcher.thrown.LastFailure;
import io.catcher.bugcatcher.thrown.LastFailures;
import io.catcher.event.Event;
import io.catcher.ship.Outbox;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * Sees to it that each failure is told, and told once: by the thread that sees its end, else by {@link #sweep} a second
 * after the throw. Thread-safe.
 */
public final class FailureReporter {

    /** A frame may run for days, and no Throwable of the application is held longer than this. */
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000L;

    /** Stories waiting at once; beyond it the oldest is told early. */
    private static final int MOST_OPEN = 4_096;

    private final Queue<Story> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger openCount = new AtomicInteger();
    private final LastFailures lastFailures = new LastFailures();
    private final Outbox outbox;
    private final FailureEvents events;
    private final Flood flood;

    public FailureReporter(Outbox outbox, FailureEvents events, Flood flood) {
        this.outbox = outbox;
        this.events = events;
        this.flood = flood;
    }

    public Flood flood() {
        return flood;
    }

    /** A Throwable has left a woven frame of this thread. */
    public void remember(LastFailure last, Throwable thrown) {
        last.remember(thrown);
        if (last.follow()) {
            lastFailures.add(last);
        }
    }

    public void follow(Story story) {
        dropTold();
        open.add(story);
        if (openCount.incrementAndGet() > MOST_OPEN) {
            tellOldest();
        }
    }

    /**
     * Nearly all stories are told within microseconds. Dropped while they are in the processor's cache they cost little;
     * found again a thousand stories later, each would cost the failing call a wait for memory.
     */
    private void dropTold() {
        for (int i = 0; i < 2; i++) {
            Story oldest = open.peek();
            if (oldest == null || !oldest.isTold()) {
                return;
            }
            if (open.remove(oldest)) {
                openCount.decrementAndGet();
            }
        }
    }

    public void tell(Story story, Outcome outcome) {
        Telling telling = story.take();
        // One that came in may have left since, as a kind of its own: so it is counted only now.
        if (telling != null && (!telling.cameIn() || flood.admits(story.tally()))) {
            story.tally().told(outcome == Outcome.LEFT || outcome == Outcome.UNCAUGHT);
            FailureDraft draft = new FailureDraft(flood, story.tally(), () -> render(story, telling, outcome));
            if (!outbox.offer(draft)) {
                flood.lost(story.tally());
            }
        }
    }

    private Event render(Story story, Telling telling, Outcome outcome) {
        Throwable first = story.first();
        ToIntFunction<Throwable> meaning = first == null ? null : events.meaning(first);
        if (first != null && meaning != null) {
            story.tally().tellApartBy(meaning, meaning.applyAsInt(first));
        }
        return events.render(story.origin(), telling, outcome);
    }

    /** Tells what has waited for a second; called by the agent's pulse. */
    public void sweep(long now) {
        lastFailures.sweep(now);
        for (Story story = open.peek(); story != null; story = open.peek()) {
            boolean young = now - story.origin().nanos() < LONGEST_WAIT_NANOS;
            if (young && !story.isTold()) {
                return;
            }
            tellOldest();
        }
    }

    /** Tells all that waits; for the end of the JVM. */
    public void finish() {
        while (!open.isEmpty()) {
            tellOldest();
        }
    }

    private void tellOldest() {
        Story story = open.poll();
        if (story != null) {
            openCount.decrementAndGet();
            tell(story, story.threadHasGoneOn() ? Outcome.SWALLOWED : Outcome.UNKNOWN);
        }
    }
}
