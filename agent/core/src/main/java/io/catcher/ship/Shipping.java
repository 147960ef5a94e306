package io.catcher.ship;

import io.catcher.config.FilesSettings;
import io.catcher.config.LokiSettings;
import io.catcher.config.RedactionSettings;
import io.catcher.config.Settings;
import io.catcher.event.Event;
import io.catcher.event.RecordTree;
import io.catcher.redact.Redactor;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.AgentThreads;
import io.catcher.ship.health.Ledger;
import io.catcher.ship.health.Loss;
import io.catcher.ship.journal.Journal;
import io.catcher.ship.journal.SuddenEnd;
import io.catcher.ship.loki.LokiLink;
import io.catcher.ship.place.Home;
import io.catcher.ship.place.Salt;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole way of an event: queue, redaction, journal, Loki. Threads, files and the HTTP client come into being with the
 * first event, never in premain. Thread-safe.
 */
public final class Shipping implements Outbox, Closeable {

    private static final long LONGEST_GOODBYE = TimeUnit.SECONDS.toNanos(2);

    private final ServiceId service;
    private final FilesSettings files;
    private final DraftQueue queue = new DraftQueue();
    private final Ledger ledger = new Ledger();
    private final Home home;
    private final Redactor redactor;
    private final AgentLog log;
    private final JournalDoor door;
    private final CountsKeeper counts;
    private final Recorder recorder;
    private final Written written;
    private final LastWait lastWait;
    private final @Nullable LokiLink loki;
    private @Nullable Thread recording;

    private Shipping(ServiceId service, Settings settings) {
        this.service = service;
        this.files = settings.files();
        this.home = new Home(settings.files().dir(), Shipping::tell);
        Redactor redactor = new Redactor(settings.redaction(), new Salt(home::path));
        this.log = new AgentLog(home::path, redactor::text);
        LokiSettings target = settings.bugcatcher().loki();
        this.loki = mayReceive(settings) ? new LokiLink(target, service.instance(), ledger, log) : null;
        this.door = new JournalDoor(home, settings.files(), this::lost, this::appended, this::opened);
        this.counts = new CountsKeeper(service.instance(), ledger, door);
        this.redactor = redactor;
        this.recorder = new Recorder(queue, service, redactor, door, counts, ledger, log, Shipping::tell);
        this.written = new Written(queue, recorder);
        this.lastWait = new LastWait(written, loki);
    }

    /** A sink outside of the user's own network receives nothing without consent. */
    private static boolean mayReceive(Settings settings) {
        LokiSettings target = settings.bugcatcher().loki();
        if (!target.enabled()) {
            return false;
        }
        if (!target.isOutside() || settings.external()) {
            if (target.isReadableByOthers()) {
                tell(
                        "WARNING: bugcatcher.loki.url is http to another machine: whoever is on the way can read the events"
                                + (target.hasCredentials() ? ", the password or token too" : "") + "; use https");
            }
            return true;
        }
        tell("bugcatcher.loki.url is outside of your own network and receives nothing without reporting.external: true;"
                + " events are in the journal");
        return false;
    }

    /** Has the classes loaded that telling a failure takes, on the journal's thread; what comes of it is not written. */
    public void rehearse(Supplier<Event> failure) {
        recorder.rehearse(failure);
    }

    /** Whether it is time to {@link #rehearse}: later the heap may have no room for it. */
    public static boolean isHeapScarce() {
        return Room.isScarce();
    }

    /** Whether a failure was told or rehearsed: from then on it takes no new classes. */
    public boolean hasToldAny() {
        return recorder.hasToldAny();
    }

    /** Gives the heap what is kept back for telling that it is full; allocates nothing. */
    public void makeRoom() {
        recorder.makeRoom();
    }

    /** Touches no file and starts no thread. */
    public static Shipping of(ServiceId service, Settings settings) {
        return new Shipping(service, settings);
    }

    /** From now on events leave the queue. The thread that starts here sleeps until there is one. */
    public synchronized void start() {
        if (recording == null) {
            recording = AgentThreads.daemon("journal", recorder);
            recording.start();
        }
    }

    @Override
    public boolean offer(Draft draft) {
        ledger.produced();
        boolean taken = queue.offer(draft);
        if (!taken) {
            ledger.dropped(Loss.QUEUE_FULL, 1);
        }
        lastWait.offered();
        return taken;
    }

    /** Takes numbers of events that were counted instead of offered; negative ones take back. */
    public void leftOut(long repeated, long overLimit, long expected) {
        ledger.producedAndLeftOut(repeated, overLimit, expected);
        counts.rouse();
    }

    /**
     * Says where numbers for {@link #leftOut} are counted before they come here, so that they are fetched often.
     *
     * @param settle calls {@link #leftOut}; never waits for long
     */
    public void fetchCountsFrom(Runnable settle) {
        counts.fetchFrom(settle);
    }

    /**
     * Waits until all that was offered before is on disk.
     *
     * @return false when the time was not enough
     */
    public boolean record(Duration most) {
        // Never started: nobody would take the marker.
        return isStarted() && written.by(System.nanoTime() + most.toNanos());
    }

    /** The same at the end of the JVM: waits longer as long as events go to disk, ten seconds at most. */
    public boolean recordLast(Duration most) {
        return isStarted() && written.byOrAsLongAsItGoesOn(System.nanoTime() + most.toNanos());
    }

    /** From now on threads of the application wait until what they offer is delivered: nobody else waits for it any more. */
    public void deliverAtOnce() {
        lastWait.begins();
    }

    /** What became of the events so far. */
    public Ledger.Counts counts() {
        return ledger.counts();
    }

    /** Drafts that wait to be written. */
    public int queued() {
        return queue.size();
    }

    /** What this JVM's journal takes on disk; 0 before the first event. */
    public long journalBytes() {
        Journal journal = door.journal();
        return journal == null ? 0 : journal.bytes();
    }

    /** {@code up}, {@code away}, {@code unknown} before the first request, {@code off} where nothing is sent. */
    public String lokiState() {
        if (loki == null) {
            return "off";
        }
        return loki.isUp() ? "up" : loki.awaySince().isPresent() ? "away" : "unknown";
    }

    /** For how long Loki has taken no events; 0 while it does. */
    public long lokiAwaySeconds() {
        OptionalLong since = loki == null ? OptionalLong.empty() : loki.awaySince();
        return since.isPresent() ? TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since.getAsLong()) : 0;
    }

    /** An event as the journal would have it, for what is written beside the journal. */
    public Map<String, @Nullable Object> redacted(Event event) {
        return redactor.redact(RecordTree.of(event));
    }

    /**
     * Takes over at once what protects more.
     *
     * @return what does not count before a restart, a sentence each, which are in the agent's log too
     */
    public List<String> strengthen(RedactionSettings proposed) {
        List<String> refused = redactor.strengthen(proposed);
        refused.forEach(sentence -> log.warn(sentence, sentence));
        return refused;
    }

    /** Any other text, without its secrets. */
    public String scrubbed(String text) {
        return redactor.text(text);
    }

    /**
     * The directory of the agent's files, made at the first call.
     *
     * @throws IOException if none can be written
     */
    public Path directory() throws IOException {
        return home.path();
    }

    /** The agent's own log; for the agent's own threads. */
    public AgentLog log() {
        return log;
    }

    /**
     * Waits until all that was offered before is on disk, and in Loki where one is configured.
     *
     * @return false when the time was not enough
     */
    public boolean flush(Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        return written.by(deadline) && (loki == null || loki.flush(deadline));
    }

    /**
     * For the shutdown hook: puts everything into the journal, and then waits for Loki until the deadline, two seconds at most,
     * unless Loki did not answer the last time. Events that come later still reach the journal, because its thread goes on.
     */
    public void stop(Duration most) {
        // Never started: nothing was ever offered, and nobody would take the marker that recorded() waits for.
        if (!isStarted()) {
            return;
        }
        long deadline = System.nanoTime() + most.toNanos();
        written.byOrAsLongAsItGoesOn(deadline);
        if (loki != null) {
            loki.leave(Math.min(deadline, System.nanoTime() + LONGEST_GOODBYE));
        }
    }

    /** For the end of the shutdown hook: what could not be written is told by who still can. */
    public void tellUnwritten() {
        if (isStarted()) {
            long unwritten = counts.noteTheEnd() + ledger.counts().dropped().getOrDefault(Loss.QUEUE_FULL.label(), 0L);
            if (unwritten > 0 && recorder.isFailing()) {
                tell(unwritten + (unwritten == 1 ? " event" : " events")
                        + " could not be written to the journal until the end and are lost");
            }
        }
    }

    /** Ends the threads and lets go of the files; what is offered afterwards stays in the queue. */
    @Override
    public void close() throws IOException {
        recorder.end();
        counts.end();
        try {
            if (recording != null) {
                recording.join(5_000);
            }
            if (loki != null) {
                loki.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        door.close();
        log.close();
    }

    /** Whether events leave the queue. */
    public synchronized boolean isStarted() {
        return recording != null;
    }

    /** Looks at what earlier JVMs left, when this one has something to tell itself. */
    private void opened(Journal journal) {
        // Before all else: what this JVM says first waits for a hundred classes, and until then it may be killed too.
        counts.note();
        AgentThreads.daemon("counts", counts).start();
        SuddenEndNotice notice = new SuddenEndNotice(this, log);
        List<SuddenEnd> ends = new ArrayList<>(journal.suddenEnds());
        ends.removeIf(SuddenEnd::tookNothing);
        recorder.next(ends.stream().map(SuddenEndNotice::draft).toList(), journal.counts()::told);
        if (!ends.isEmpty()) {
            // The log's first line loads logback, and the first event must not wait for that.
            AgentThreads.daemon("notice", () -> ends.forEach(notice::note)).start();
        }
        Adoption adoption = new Adoption(journal, files.maxAge(), loki, notice::tell, log);
        if (adoption.isNeeded()) {
            AgentThreads.daemon("adoption", adoption).start();
        }
    }

    private void appended(Journal journal) {
        if (loki == null) {
            // Without Loki the journal is where events go.
            ledger.delivered(1);
        } else {
            loki.appended(journal);
        }
    }

    private void lost(byte[] line) {
        if (loki != null && new String(line, StandardCharsets.UTF_8).contains(service.instance())) {
            ledger.dropped(Loss.JOURNAL_FULL, 1);
        }
    }

    private static void tell(String message) {
        System.err.println("catcher: " + message);
    }
}
