package io.catcher.ship.loki;

import io.catcher.ship.health.AgentLog;
import io.catcher.ship.journal.JournalReader;
import io.catcher.ship.journal.segment.Position;
import java.io.IOException;
import java.util.List;

/** Writes down what became of parcels: the bookmark moves, the ledger counts, a refused line becomes a dead letter. */
final class Receipts {

    private final JournalReader journal;
    private final DeadLetters deadLetters;
    private final Settling settling;
    private final Object lock;
    private final AgentLog log;

    /** @param lock held while the bookmark moves and the ledger counts */
    Receipts(JournalReader journal, DeadLetters deadLetters, Settling settling, Object lock, AgentLog log) {
        this.journal = journal;
        this.deadLetters = deadLetters;
        this.settling = settling;
        this.lock = lock;
        this.log = log;
    }

    void delivered(List<Parcel> parcels) {
        // Under the ledger's lock: who sees the bookmark move and then looks at the counts finds these counted.
        synchronized (lock) {
            settling.delivered(settle(parcels));
        }
    }

    void rejected(Parcel parcel, String why) {
        keep(parcel, why);
        synchronized (lock) {
            settle(List.of(parcel)).forEach(fresh -> settling.rejected(fresh, why));
        }
    }

    private void keep(Parcel parcel, String why) {
        try {
            deadLetters.add(parcel.line().bytes(), why);
            log.warn("rejected", "Loki refuses an event for good, it is in dead-letters.log: " + why);
        } catch (IOException e) {
            // On a full disk, say: what Loki refuses must not keep all that follows from it.
            log.warn("rejected", "Loki refuses an event for good, and it is in no file, " + e + ": " + why);
        }
    }

    void unreadable() {
        settling.unreadable();
    }

    /** The bookmark goes behind lines that are no events, too. */
    void passed(Position end) {
        journal.acknowledge(end);
    }

    /** Those that were not given up by the journal while they were under way. */
    private List<Parcel> settle(List<Parcel> parcels) {
        Position before =
                journal.acknowledge(parcels.get(parcels.size() - 1).line().end());
        return parcels.stream()
                .filter(parcel -> parcel.line().end().compareTo(before) > 0)
                .toList();
    }
}
