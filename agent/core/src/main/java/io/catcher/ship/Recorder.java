package io.catcher.ship;

import io.catcher.event.Event;
import io.catcher.event.Kind;
import io.catcher.event.RecordTree;
import io.catcher.redact.Redactor;
import io.catcher.ship.fit.LineFitter;
import io.catcher.ship.health.AgentLog;
import io.catcher.ship.health.Ledger;
import io.catcher.ship.health.Loss;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The work of the thread {@code catcher-journal}: renders, stamps, redacts and appends one draft after the other. A draft
 * that fails costs itself; a disk that fails makes it wait with the line in hand while the queue fills, and drops are
 * counted there.
 */
final class Recorder implements Runnable {

    private static final long FORCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NO_ROOM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** How often an event may run out of memory although there was room: what is too large for good must not stay. */
    private static final int MOST_TRIES = 20;

    private final DraftQueue queue;
    private final Stamp stamp;
    private final Redactor redactor;
    private final JournalDoor door;
    private final Ledger ledger;
    private final AgentLog log;
    private final CountsKeeper counts;
    private final AtomicLong taken = new AtomicLong();
    private final Queue<Draft> urgent = new ArrayDeque<>();
    private final Room room = new Room();
    private @Nullable Draft inHand;
    private int tries;
    private @Nullable Runnable afterUrgent;
    private byte @Nullable [] unwritten;
    private long repeatsOfIt;
    private long dirtySince;
    private boolean dirty;
    private boolean opened;
    private final Outage outage;
    private volatile boolean ended;

    Recorder(
            DraftQueue queue,
            ServiceId service,
            Redactor redactor,
            JournalDoor door,
            CountsKeeper counts,
            Ledger ledger,
            AgentLog log,
            Consumer<String> stderr) {
        this.outage = new Outage(log, stderr);
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

    /** Has the classes loaded that telling a failure takes; what comes of it is not written. */
    void rehearse(Supplier<Event> failure) {
        queue.offer(new Rehearsal(failure));
    }

    boolean hasToldAny() {
        return room.isWarm();
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
        outage.ended();
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
        if (!opened) {
            opened = true;
            try {
                door.open();
            } catch (IOException e) {
                // The append tries again, and tells it: by then the event is a line that can wait.
            }
        }
    }

    private byte @Nullable [] nextLine() throws IOException {
        Draft draft = inHand == null ? urgent.isEmpty() ? queue.peek() : urgent.peek() : inHand;
        if (draft == null) {
            return null;
        }
        boolean event = !(draft instanceof Marker) && !(draft instanceof Rehearsal);
        if (event && !room.mayTry()) {
            awaitRoom();
            return null;
        }
        if (event) {
            open();
        }
        // Opening the journal may have made another one the first.
        Draft taken = take();
        if (taken instanceof Marker marker) {
            passed();
            force();
            counts.note();
            marker.reached.countDown();
        } else if (taken instanceof Rehearsal rehearsal) {
            passed();
            rehearse(rehearsal);
        } else {
            return lineOf(taken);
        }
        return null;
    }

    private Draft take() {
        Draft draft = inHand;
        if (draft == null) {
            draft = urgent.isEmpty() ? Objects.requireNonNull(queue.poll()) : urgent.remove();
            inHand = draft;
        }
        return draft;
    }

    /** The draft stays in hand until something came of it: a heap that is full now may have room later. */
    private byte @Nullable [] lineOf(Draft draft) {
        long seq = stamp.seq();
        byte[] line = null;
        try {
            line = rendered(draft);
        } catch (OutOfMemoryError full) {
            stamp.backTo(seq);
            if (isTriedAgain()) {
                return null;
            }
            drop(draft, full);
        } catch (Throwable e) {
            drop(draft, e);
        }
        passed();
        return line;
    }

    /** For as long as the heap is full, and at once when the reserve was let go. */
    private boolean isTriedAgain() {
        room.letGo();
        if (tries > 0) {
            LockSupport.parkNanos(this, NO_ROOM_NANOS);
        }
        // Only what runs out of memory although there is enough may be too large for good.
        tries = Math.max(1, room.hasEnough() ? tries + 1 : tries);
        return tries <= MOST_TRIES;
    }

    /** Gives the heap what is kept back for telling that it is full. Thread-safe; allocates nothing. */
    void makeRoom() {
        room.letGo();
    }

    private byte @Nullable [] rendered(Draft draft) {
        Event event = draft.render();
        if (event == null) {
            boolean expected = draft.unwritten() == Unwritten.EXPECTED;
            ledger.leftOut(expected ? 0 : 1, 0, expected ? 1 : 0);
            return null;
        }
        boolean failure = event.kind() == Kind.EXCEPTION;
        repeatsOfIt = failure ? event.suppressed() : 0;
        Map<String, @Nullable Object> tree = stamp.of(event);
        draft.numbered(String.valueOf(tree.get("event_id")));
        byte[] line = redactor.line(LineFitter.line(redactor.redact(tree)));
        if (failure) {
            room.warm();
        }
        return line;
    }

    private void drop(Draft draft, Throwable why) {
        ledger.dropped(Loss.UNRENDERED, 1);
        if (why instanceof OutOfMemoryError) {
            draft.givenUp();
        }
        log.warn("render", "an event could not be rendered and is dropped", why);
    }

    /** The draft in hand is done with. */
    private void passed() {
        inHand = null;
        tries = 0;
        taken.incrementAndGet();
        counts.rouse();
    }

    private void rehearse(Rehearsal rehearsal) {
        if (!room.mayTry()) {
            return;
        }
        try {
            open();
            redactor.line(LineFitter.line(redactor.redact(RecordTree.of(rehearsal.render()))));
            room.warm();
        } catch (OutOfMemoryError full) {
            // It is asked for again.
        }
    }

    private void awaitRoom() throws IOException {
        if (dirty && untilForce() <= 0) {
            force();
        }
        LockSupport.parkNanos(this, NO_ROOM_NANOS);
    }

    private void rest() throws IOException {
        if (!queue.isEmpty()) {
            return;
        }
        room.keepReserve();
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

    private void survive(Throwable e) {
        if (e instanceof ClosedByInterruptException) {
            // No fault of the disk; the file is opened again, at once: the JVM may be about to end.
            return;
        }
        boolean full = e instanceof OutOfMemoryError;
        if (full) {
            room.letGo();
        }
        try {
            outage.failed(e);
        } catch (Throwable again) {
            // Out of memory, most likely: the next round will tell.
        }
        // A JVM that ends waits no longer than a second for who gets no further.
        LockSupport.parkNanos(this, full ? NO_ROOM_NANOS : IDLE_NANOS);
    }

    /** Whether nothing has been written since something could not be. */
    boolean isFailing() {
        return outage.isOn();
    }

    /** No event of the application: nothing of it is written or counted. */
    private static final class Rehearsal implements Draft {

        private final Supplier<Event> failure;

        Rehearsal(Supplier<Event> failure) {
            this.failure = failure;
        }

        @Override
        public Event render() {
            return failure.get();
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
