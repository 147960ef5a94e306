package io.catcher.perfcatcher.sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The timed calls of one thread, until the agent's thread fetches them: a ring for one producer and one consumer
 * (Lamport 1977), in segments. It begins with 16 places, because there may be a million virtual threads; found full, it
 * goes on in a ring four times as large, up to 1,024, while there is memory for it; one that is full for good skips samples,
 * and counts the calls that they stood for.
 *
 * <p>A full ring loses no long call: the longer a call, the more room the agent's thread has made by its end.
 *
 * <p>{@link #add} is for the owning thread, everything else for the agent's.
 */
public final class SampleBuffer extends OwnersLine.After {

    /** In place of a duration. */
    public static final long NOT_TIMED = -1;

    private static final int FIRST_CAPACITY = 16;
    private static final int GROWTH = 4;
    static final int LAST_CAPACITY = 1024;
    private static final int LONGS_PER_SAMPLE = 4;

    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle SKIPPED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(OwnersLine.Fields.class, "head", long.class);
            SKIPPED = lookup.findVarHandle(OwnersLine.Fields.class, "skipped", long.class);
            TAIL = lookup.findVarHandle(SampleBuffer.class, "tail", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Segment writing;
    private Segment reading;
    private long tail;
    private long seen;
    private final RefusedCalls refused;
    private final ThreadMemory memory;

    /** Null until a call finds no room: there may be a million threads. */
    private volatile @Nullable Refusals refusals;

    private long reserved;

    /**
     * @param refused counts the calls that found no room
     * @param memory is asked for larger rings
     */
    public SampleBuffer(RefusedCalls refused, ThreadMemory memory) {
        this.refused = refused;
        this.memory = memory;
        writing = new Segment(0, FIRST_CAPACITY);
        reading = writing;
        writeTo(writing);
    }

    /** Appends a call that stands for itself only. */
    public void add(int site, long endNanos, long durationNanos) {
        add(site, endNanos, durationNanos, 1);
    }

    /**
     * Appends a call that has ended. Allocates only when it finds a ring of less than 1,024 places full, so at most three
     * times in a thread's life.
     *
     * @param site the woven method
     * @param endNanos {@link System#nanoTime} when the call ended
     * @param durationNanos what the call took; {@link #NOT_TIMED} for calls that are only counted
     * @param calls how many calls of the method it stands for, itself included
     */
    public void add(int site, long endNanos, long durationNanos, long calls) {
        long at = head;
        if (at >= limit && !makeRoom(at)) {
            SKIPPED.setOpaque(this, skipped + 1);
            refuse(site, calls);
            return;
        }
        long[] to = slots;
        int place = ((int) at & mask) * LONGS_PER_SAMPLE;
        to[place] = site;
        to[place + 1] = endNanos;
        to[place + 2] = durationNanos;
        to[place + 3] = calls;
        HEAD.setRelease(this, at + 1);
    }

    private void refuse(int site, long calls) {
        Refusals own = refusals;
        if (own == null) {
            refusals = own = new Refusals(refused);
        }
        own.add(site, calls);
    }

    private boolean makeRoom(long at) {
        long fetched = (long) TAIL.getAcquire(this);
        // With what is read from an earlier segment this is less than the limit that was set when this one began.
        long full = fetched + mask + 1;
        if (at < full) {
            limit = full;
            return true;
        }
        if (mask + 1 >= LAST_CAPACITY || !reserve(bytes(mask + 1) * (GROWTH - 1))) {
            return false;
        }
        Segment larger = new Segment(at, (mask + 1) * GROWTH);
        writing.next = larger;
        writing = larger;
        writeTo(larger);
        return true;
    }

    private void writeTo(Segment segment) {
        slots = segment.slots;
        mask = segment.slots.length / LONGS_PER_SAMPLE - 1;
        limit = segment.start + mask + 1;
    }

    /** Takes notice of what was added until now; true when there is something to fetch. */
    public boolean look() {
        seen = (long) HEAD.getAcquire(this);
        return hasNext();
    }

    /** How many samples the last {@link #look} saw that are not fetched yet. */
    int waiting() {
        return (int) (seen - tail);
    }

    /** Whether a sample is left of those that the last {@link #look} saw. */
    public boolean hasNext() {
        if (tail >= seen) {
            return false;
        }
        // A link is set before the first head behind it is released: for a tail below the seen head it is visible.
        Segment next = reading.next;
        while (next != null && tail >= next.start) {
            reading = next;
            next = reading.next;
        }
        return true;
    }

    public int nextSite() {
        return (int) reading.slots[place()];
    }

    public long nextEnd() {
        return reading.slots[place() + 1];
    }

    public long nextDuration() {
        return reading.slots[place() + 2];
    }

    public long nextCalls() {
        return reading.slots[place() + 3];
    }

    /** Gives the place of the next sample back to the owner. */
    public void advance() {
        TAIL.setRelease(this, tail + 1);
    }

    /** What the ring takes that is read now; the owner may have begun a larger one. */
    long bytes() {
        return (long) reading.slots.length * Long.BYTES;
    }

    private static long bytes(int samples) {
        return (long) samples * LONGS_PER_SAMPLE * Long.BYTES;
    }

    /** Whether the owner may take so much more memory for what it keeps beside its calls; until it ends. For the owner. */
    public boolean reserve(long bytes) {
        boolean enough = memory.take(bytes);
        reserved += enough ? bytes : 0;
        return enough;
    }

    /** Hands over what found no room. */
    void collectRefusals() {
        Refusals own = refusals;
        if (own != null) {
            refused.collect(own);
        }
    }

    /** Gives the memory back that the owner took, which has ended. */
    void forgotten() {
        memory.giveBack(reserved);
    }

    /** How many samples found no room; may lag behind by what the owner does just now. */
    long skippedSoFar() {
        return (long) SKIPPED.getOpaque(this);
    }

    /** Shows those that the last {@link #look} saw, in the order in which they ended; they stay. */
    public void eachSeen(Visitor visitor) {
        Segment segment = reading;
        for (long at = tail; at < seen; at++) {
            Segment next = segment.next;
            while (next != null && at >= next.start) {
                segment = next;
                next = segment.next;
            }
            int place = segment.place(at);
            visitor.sample((int) segment.slots[place], segment.slots[place + 1], segment.slots[place + 2]);
        }
    }

    private int place() {
        return reading.place(tail);
    }

    /** Is shown samples. */
    public interface Visitor {
        void sample(int site, long endNanos, long durationNanos);
    }

    private static final class Segment {
        final long start;
        final long[] slots;

        @Nullable
        Segment next;

        int place(long at) {
            return ((int) at & (slots.length / LONGS_PER_SAMPLE - 1)) * LONGS_PER_SAMPLE;
        }

        Segment(long start, int capacity) {
            this.start = start;
            this.slots = new long[capacity * LONGS_PER_SAMPLE];
        }
    }
}
