package io.catcher.ship.loki;

import io.catcher.ship.health.AgentLog;
import io.catcher.ship.journal.JournalReader;
import io.catcher.ship.journal.segment.Line;
import io.catcher.ship.wire.BodyEncoder;
import io.catcher.ship.wire.Labelling;
import io.catcher.ship.wire.LokiEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The work of the thread {@code catcher-loki}: reads what the journal has behind its bookmark, batch by batch, and is not
 * done with a batch before each of its events is settled.
 */
final class Shipper {

    private static final int MOST_EVENTS = 100;
    private static final int MOST_BYTES = 200_000;
    private static final long FIRST_PUSH_WITHIN = TimeUnit.SECONDS.toNanos(5);
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private final JournalReader journal;
    private final Labelling labelling;
    private final BodyEncoder encoder;
    private final Delivery delivery;
    private final Receipts receipts;
    private final Doorbell bell;
    private final AgentLog log;

    Shipper(
            JournalReader journal,
            Labelling labelling,
            BodyEncoder encoder,
            Delivery delivery,
            Receipts receipts,
            Doorbell bell,
            AgentLog log) {
        this.journal = journal;
        this.labelling = labelling;
        this.encoder = encoder;
        this.delivery = delivery;
        this.receipts = receipts;
        this.bell = bell;
        this.log = log;
    }

    /** Until the bell ends it; survives any Throwable. */
    void run() {
        comeWithoutTheOthers();
        while (!bell.isEnded()) {
            // Somebody interrupted all threads of the JVM: with the flag up no wait would wait any more.
            Thread.interrupted();
            try {
                step();
            } catch (Throwable e) {
                survive(e);
            }
        }
        encoder.rest();
    }

    /** A thousand JVMs of one deployment start in the same second. An end of the JVM does not wait for it. */
    private void comeWithoutTheOthers() {
        try {
            bell.pauseUnlessHurried(ThreadLocalRandom.current().nextLong(FIRST_PUSH_WITHIN));
        } catch (InterruptedException e) {
            // As in the loop: not for us.
        }
    }

    /**
     * Ships what is there and ends; for a journal that nobody writes any more.
     *
     * @return false when something had to stay
     */
    boolean runOut() throws IOException, InterruptedException {
        try {
            List<Line> lines = journal.next(MOST_EVENTS, MOST_BYTES);
            while (!lines.isEmpty()) {
                if (!ship(lines)) {
                    return false;
                }
                lines = journal.next(MOST_EVENTS, MOST_BYTES);
            }
            return true;
        } finally {
            encoder.rest();
        }
    }

    private void step() throws IOException, InterruptedException {
        if (!bell.awaitBatch(QUIET)) {
            encoder.rest();
            return;
        }
        List<Line> lines = journal.next(MOST_EVENTS, MOST_BYTES);
        if (!lines.isEmpty()) {
            ship(lines);
            int bytes = lines.stream().mapToInt(line -> line.bytes().length).sum();
            if (lines.size() == MOST_EVENTS || bytes >= MOST_BYTES) {
                bell.again();
            }
        }
    }

    /** False = ended before all were settled. */
    private boolean ship(List<Line> lines) throws IOException, InterruptedException {
        List<Parcel> parcels = parcels(lines);
        int from = 0;
        while (from < parcels.size()) {
            if (parcels.get(from).body() == null) {
                receipts.rejected(parcels.get(from), "it cannot be encoded");
                from++;
                continue;
            }
            int to = endOfRequest(parcels, from);
            if (!delivery.deliver(parcels.subList(from, to))) {
                return false;
            }
            from = to;
        }
        receipts.passed(lines.get(lines.size() - 1).end());
        return true;
    }

    /** A line that is no whole event is passed over. */
    private List<Parcel> parcels(List<Line> lines) {
        List<Line> whole = new ArrayList<>();
        List<LokiEvent> events = new ArrayList<>();
        for (Line line : lines) {
            LokiEvent event = labelling.read(line.bytes());
            if (event != null) {
                whole.add(line);
                events.add(event);
            } else {
                receipts.unreadable();
            }
        }
        List<Parcel> parcels = new ArrayList<>();
        List<byte[]> bodies = encoder.encode(events);
        for (int i = 0; i < bodies.size(); i++) {
            parcels.add(new Parcel(
                    whole.get(i), events.get(i).instance(), events.get(i).ts(), bodies.get(i)));
        }
        return parcels;
    }

    /** As many as fit into one request, and one at least. */
    private static int endOfRequest(List<Parcel> parcels, int from) {
        int bytes = 0;
        for (int to = from; to < parcels.size(); to++) {
            byte[] body = parcels.get(to).body();
            if (body == null || (to > from && bytes + body.length > MOST_BYTES)) {
                return to;
            }
            bytes += body.length;
        }
        return parcels.size();
    }

    private void survive(Throwable e) {
        if (bell.isEnded()) {
            return;
        }
        // Somebody interrupted all threads of the JVM, which may be about to end: at once again.
        boolean interrupted = e instanceof InterruptedException;
        try {
            if (!interrupted) {
                log.warn("shipper", "shipping to Loki failed and starts again from the last acknowledged event", e);
            }
            journal.rewind();
            bell.again();
            bell.pause(interrupted ? 0 : TimeUnit.SECONDS.toNanos(1));
        } catch (Throwable again) {
            // Out of memory, most likely: the next round will tell.
        }
    }
}
