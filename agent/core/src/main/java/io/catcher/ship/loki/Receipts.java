package io.catcher.ship.loki;

import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.Ledger;
import io.catcher.ship.health.Loss;
import io.catcher.ship.journal.JournalReader;
import io.catcher.ship.journal.Position;
import java.io.IOException;
import java.util.List;

/** Writes down what became of parcels: the bookmark moves, the ledger counts, a refused line becomes a dead letter. */
final class Receipts {

    private final JournalReader journal;
    private final DeadLetters deadLetters;
    private final Ledger ledger;
    private final AgentLog log;
    private final String instance;

    Receipts(JournalReader journal, DeadLetters deadLetters, Ledger ledger, AgentLog log, String instance) {
        this.journal = journal;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
        this.log = log;
        this.instance = instance;
    }

    void delivered(List<Parcel> parcels) throws IOException {
        // Under the ledger's lock: who sees the bookmark move and then looks at the counts finds these counted.
        synchronized (ledger) {
            ledger.delivered(settle(parcels));
        }
    }

    void rejected(Parcel parcel, String why) throws IOException {
        deadLetters.add(parcel.line().bytes(), why);
        log.warn("rejected", "Loki refuses an event for good, it is in dead-letters.log: " + why);
        synchronized (ledger) {
            ledger.dropped(Loss.REJECTED, settle(List.of(parcel)));
        }
    }

    /** The bookmark goes behind lines that are no events, too. */
    void passed(Position end) throws IOException {
        journal.acknowledge(end);
    }

    /** How many of them are this JVM's, and were not given up by the journal while they were under way. */
    private long settle(List<Parcel> parcels) throws IOException {
        Position before =
                journal.acknowledge(parcels.get(parcels.size() - 1).line().end());
        return parcels.stream()
                .filter(parcel -> parcel.instance().equals(instance))
                .filter(parcel -> parcel.line().end().compareTo(before) > 0)
                .count();
    }
}
