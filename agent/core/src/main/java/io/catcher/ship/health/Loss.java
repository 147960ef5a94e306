package io.catcher.ship.health;

import java.util.Locale;

/** Why an event was dropped. */
public enum Loss {
    /** It is no failure: a rule's {@code ignore} names its code. Nothing that anybody misses. */
    EXPECTED,
    /** The queue in front of the journal had no room. */
    QUEUE_FULL,
    /** It could not be rendered. */
    UNRENDERED,
    /** The journal could not be written until the end. */
    UNWRITTEN,
    /** It left the journal by size or age before Loki had it. */
    JOURNAL_FULL,
    /** Loki refuses it for good; it is in the dead-letter file. */
    REJECTED;

    /** Whether such events never got into the journal. */
    boolean isBeforeJournal() {
        return this != JOURNAL_FULL && this != REJECTED;
    }

    /** As the ledger spells it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
