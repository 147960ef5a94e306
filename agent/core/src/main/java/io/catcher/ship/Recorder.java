package io.catcher.ship;

import io.catcher.event.Event;
import io.catcher.event.Kind;
import io.catcher.redact.Redactor;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.Ledger;
import io.catcher.ship.health.Loss;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The work of the thread {@code catcher-journal}: renders, stamps, redacts and appends one draft after the other. A draft
 * that fails costs itself; a disk that fails makes it wait with the line in hand while the queue fills, and drops are
 * counted there.
 */
final class Recorder implements Runnable {

    private static final long FORCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DraftQueue queue;
    private final Stamp stamp;
    private final Redactor redactor;
    private final JournalDoor door;
    private final Ledger ledger;
    private final AgentLog log;
    private final CountsKeeper counts;
    private final AtomicLong taken = new AtomicLong();
    private final Queue<Draft> urgent = new ArrayDeque<>();
    private @Nullable Runnable afterUrgent;
    private byte @Nullable [] unwritten;
    private long repeatsOfIt;
    private long dirtySince;
    private long failingSince;
    private boolean dirty;
    private boolean opened;
    private volatile boolean ended;

    Recorder(
            DraftQueue queue,
            ServiceId service,
            Redactor redactor,
            JournalDoor door,
            CountsKeeper counts,
            Ledger ledger,
            AgentLog log) {
        this.queue = queue;
        this.counts = counts;
        this.stamp = new Stamp(service);
        this.redactor = redactor;
        this.door = door;
        this.ledger = ledger;
        this.log = log;
    }

    /**
     * The drafts come before all that wait; for the journal's own thread.
     *
     * @param afterwards run once they are in the journal
     */
    void next(List<Draft> first, Runnable afterwards) {
        for (Draft draft : first) {
            ledger.produced();
            urgent.add(draft);
        }
        afterUrgent = afterwards;
    }

    /** How many drafts and lines it has come through with; grows as long as it gets on. */
    long taken() {
        return taken.get();
    }

    @Override
    public void run() {
        while (!ended) {
            // Somebody interrupted all threads of the JVM: with the flag up no wait would wait any more.
            Thread.interrupted();
            try {
                step();
            } catch (Throwable e) {
                // An Error too: this thread is the only way into the journal.
                survive(e);
            }
        }
    }

    void end() {
        ended = true;
        queue.wake();
    }

    private void step() throws IOException {
        if (unwritten == null) {
            unwritten = nextLine();
        }
        byte[] line = unwritten;
        if (line == null) {
            rest();
            return;
        }
        door.append(line);
        unwritten = null;
        taken.incrementAndGet();
        recovered();
        counts.told(stamp.seq(), repeatsOfIt);
        afterUrgent();
        if (!dirty) {
            dirty = true;
            dirtySince = System.nanoTime();
        }
        if (untilForce() <= 0) {
            force();
        }
    }

    /** A line waits that long for the disk, so that the first ones need not wait for each other. */
    private long untilForce() {
        return FORCE_NANOS - (System.nanoTime() - dirtySince);
    }

    private void afterUrgent() {
        Runnable waits = afterUrgent;
        if (waits != null && urgent.isEmpty()) {
            afterUrgent = null;
            waits.run();
        }
    }

    /**
     * Ahead of the first event, whose rendering takes a young JVM a while: with the journal the numbers begin that the next
     * start reads.
     */
    private void open() {
        Draft first = queue.peek();
        if (!opened && first != null && !(first instanceof Marker)) {
            opened = true;
            try {
                door.open();
            } catch (IOException e) {
                // The append tries again, and tells it: by then the event is a line that can wait.
            }
        }
    }

    private byte @Nullable [] nextLine() throws IOException {
        open();
        Draft draft = urgent.isEmpty() ? queue.poll() : urgent.remove();
        if (draft == null) {
            return null;
        }
        taken.incrementAndGet();
        counts.rouse();
        if (draft instanceof Marker marker) {
            force();
            counts.note();
            marker.reached.countDown();
            return null;
        }
        try {
            Event event = draft.render();
            if (event == null) {
                boolean expected = draft.unwritten() == Unwritten.EXPECTED;
                ledger.leftOut(expected ? 0 : 1, 0, expected ? 1 : 0);
                return null;
            }
            repeatsOfIt = event.kind() == Kind.EXCEPTION ? event.suppressed() : 0;
            Map<String, @Nullable Object> tree = stamp.of(event);
            draft.numbered(String.valueOf(tree.get("event_id")));
            return redactor.line(LineFitter.line(redactor.redact(tree)));
        } catch (Throwable e) {
            ledger.dropped(Loss.UNRENDERED, 1);
            log.warn("render", "an event could not be rendered and is dropped", e);
            return null;
        }
    }

    private void rest() throws IOException {
        if (!queue.isEmpty()) {
            return;
        }
        if (dirty && untilForce() <= 0) {
            force();
        }
        queue.await(dirty ? Math.max(1, untilForce()) : IDLE_NANOS);
    }

    private void force() throws IOException {
        if (!dirty) {
            return;
        }
        // Set before: a force that fails is not tried again for each event.
        dirty = false;
        door.force();
    }

    /** On a full disk the warning found no room either. */
    private void recovered() {
        if (failingSince != 0) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - failingSince);
            failingSince = 0;
            log.info("the journal is written again; events waited in memory for " + seconds + " s");
        }
    }

    private void survive(Throwable e) {
        try {
            failingSince = failingSince == 0 ? System.nanoTime() : failingSince;
            log.warn("journal", "the journal cannot be written, events wait in memory", e);
            LockSupport.parkNanos(this, IDLE_NANOS);
        } catch (Throwable again) {
            // Out of memory, most likely: the next round will tell.
        }
    }

    /** No event: where it stands in the queue, all before it is on disk. */
    static final class Marker implements Draft {

        private final CountDownLatch reached = new CountDownLatch(1);

        boolean await(long nanos) throws InterruptedException {
            return reached.await(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public Event render() {
            throw new IllegalStateException("a marker is no event");
        }
    }
}
