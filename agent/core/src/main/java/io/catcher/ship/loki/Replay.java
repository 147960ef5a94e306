package io.catcher.ship.loki;

import io.catcher.config.LokiSettings;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.journal.JournalReader;
import io.catcher.ship.journal.LeftJournal;
import io.catcher.ship.loki.http.Answer;
import io.catcher.ship.loki.http.HttpPush;
import io.catcher.ship.wire.Labelling;
import io.catcher.ship.wire.Loki4jEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Ships journals that nobody writes any more, the way the agent does: the same bytes, so that Loki drops what it has
 * already. Gives up a Loki that does not take events for some time. Used by one thread.
 */
public final class Replay {

    /** What the commands print says all; an agent's log belongs to an agent. */
    private static final AgentLog SILENT = new AgentLog(
            () -> {
                throw new IOException("nowhere to write to");
            },
            text -> text);

    private static final int COUNTED_AT_ONCE = 1_000;
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final LokiSettings settings;
    private final HttpPush push;
    private final long longestFailure;
    private final LongConsumer progress;
    private final Totals totals = new Totals();

    /**
     * @param longestFailure for how long Loki may take nothing before the rest stays where it is
     * @param progress is told how many events were delivered so far
     * @throws IllegalArgumentException if the URL is no http address
     */
    public Replay(LokiSettings settings, Duration longestFailure, LongConsumer progress) {
        this.settings = settings;
        this.push = new HttpPush(settings);
        this.longestFailure = longestFailure.toNanos();
        this.progress = progress;
    }

    /**
     * Ships one journal, and remembers in it how far it came.
     *
     * @param all also what Loki has acknowledged to the JVM that wrote it
     * @return false when something had to stay: see {@link #result}
     */
    public boolean ship(LeftJournal journal, boolean all) throws IOException, InterruptedException {
        if (!all) {
            totals.skipped += acknowledged(journal);
        }
        try (JournalReader reader = all ? journal.readerFromStart() : journal.reader()) {
            Receipts receipts = new Receipts(reader, new DeadLetters(journal.directory()), totals, totals, SILENT);
            Doorbell bell = new Doorbell(1, 0);
            Delivery delivery = new Delivery(push, receipts, bell, new UntilTooLong(), SILENT);
            Labelling labelling = new Labelling(settings.labelToolName());
            return new Shipper(reader, labelling, new Loki4jEncoder(SILENT), delivery, receipts, bell, SILENT).runOut();
        }
    }

    /** What became of all journals so far. */
    public Result result() {
        return new Result(
                totals.delivered,
                totals.skipped,
                totals.unreadable,
                totals.rejected.values().stream().mapToLong(Long::longValue).sum(),
                Map.copyOf(totals.rejected),
                totals.failure);
    }

    private static long acknowledged(LeftJournal journal) throws IOException {
        long lines = 0;
        try (JournalReader reader = journal.readerFromStart()) {
            var upTo = journal.acknowledged();
            for (var next = reader.next(COUNTED_AT_ONCE, BYTES_AT_ONCE);
                    !next.isEmpty() && next.get(0).end().compareTo(upTo) <= 0;
                    next = reader.next(COUNTED_AT_ONCE, BYTES_AT_ONCE)) {
                lines += next.stream()
                        .filter(line -> line.end().compareTo(upTo) <= 0)
                        .count();
            }
        }
        return lines;
    }

    /**
     * What became of the lines.
     *
     * @param skipped acknowledged before
     * @param unreadable no whole events: torn by a kill, or not ours
     * @param reasons how many Loki refused for good, by its answer
     * @param failure the last answer of a Loki that took nothing any more; empty = none
     */
    public record Result(
            long delivered, long skipped, long unreadable, long rejected, Map<String, Long> reasons, String failure) {}

    private final class Totals implements Settling {
        private final Map<String, Long> rejected = new TreeMap<>();
        private long delivered;
        private long skipped;
        private long unreadable;
        private String failure = "";

        @Override
        public void delivered(List<Parcel> parcels) {
            delivered += parcels.size();
            progress.accept(delivered);
        }

        @Override
        public void rejected(Parcel parcel, String why) {
            rejected.merge(why, 1L, Long::sum);
        }

        @Override
        public void unreadable() {
            unreadable++;
        }
    }

    private final class UntilTooLong implements Patience {
        private long since;
        private long deliveredThen = -1;

        @Override
        public boolean goesOnAfter(Answer failed) {
            if (deliveredThen != totals.delivered) {
                deliveredThen = totals.delivered;
                since = System.nanoTime();
            }
            boolean goesOn = failed.verdict() == Answer.Verdict.LATER && System.nanoTime() - since < longestFailure;
            if (!goesOn) {
                totals.failure = failed.summary();
            }
            return goesOn;
        }
    }
}
