package io.catcher.boot;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.ship.Outbox;

/** Failures that were counted instead of told: sees to it that their numbers are told. Thread-safe. */
final class CountedFailures {

    private final Flood flood;
    private final FailureEvents events;
    private final Outbox outbox;

    CountedFailures(Flood flood, FailureEvents events, Outbox outbox) {
        this.flood = flood;
        this.events = events;
        this.outbox = outbox;
    }

    /** Has the numbers that threads hold added up. */
    void settle() {
        flood.repeats().settle();
    }

    /** Those that nobody told for a minute, or all of them, so that the numbers are whole. */
    void tell(boolean all) {
        flood.repeats().unsaid(all, events::nameless).forEach(outbox::offer);
    }
}
