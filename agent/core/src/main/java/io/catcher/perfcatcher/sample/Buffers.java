package io.catcher.perfcatcher.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * The buffers of all threads that have made a timed call. {@link #add} is for any thread, the rest for the agent's. A
 * buffer is forgotten once its thread has ended and all its samples are fetched.
 */
public final class Buffers {

    private final Queue<Owned> arrivals = new ConcurrentLinkedQueue<>();
    private final List<Owned> known = new ArrayList<>();
    private final RefusedCalls refused = new RefusedCalls();
    private final ThreadMemory memory = new ThreadMemory();
    private long skippedByForgotten;
    private int fullest;
    private volatile long skipped;

    /** Gives a new buffer to the thread of which {@code ended} tells, from whichever thread, when it is over. */
    public SampleBuffer add(BooleanSupplier ended) {
        SampleBuffer buffer = new SampleBuffer(refused, memory);
        arrivals.add(new Owned(buffer, ended));
        return buffer;
    }

    /** Gives the calls that found no room since the last time. */
    public void takeRefused(RefusedCalls.Taker taker) {
        refused.collect();
        known.forEach(owned -> owned.buffer.collectRefusals());
        refused.give(taker);
    }

    /** Adds the buffers that hold samples to {@code filled}; forgets those that never will again. */
    public void collect(Queue<SampleBuffer> filled) {
        for (Owned arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            known.add(arrival);
        }
        long missed = 0;
        int kept = 0;
        fullest = 0;
        for (int i = 0; i < known.size(); i++) {
            Owned owned = known.get(i);
            // Asked before the look: what a thread added last is then in the look, or the thread is asked again.
            boolean ended = owned.ended.getAsBoolean();
            boolean holds = owned.buffer.look();
            if (holds) {
                filled.add(owned.buffer);
                fullest = Math.max(fullest, owned.buffer.waiting());
            }
            if (ended && !holds) {
                owned.buffer.collectRefusals();
                owned.buffer.forgotten();
                skippedByForgotten += owned.buffer.skippedSoFar();
            } else {
                missed += owned.buffer.skippedSoFar();
                known.set(kept++, owned);
            }
        }
        known.subList(kept, known.size()).clear();
        skipped = skippedByForgotten + missed;
    }

    /** How many samples the last {@link #collect} found in the fullest one. */
    public int fullest() {
        return fullest;
    }

    /** Buffers that are not forgotten, as of the last {@link #collect}. */
    public int size() {
        return known.size();
    }

    /** What they take, by the ring that each writes now. */
    public long bytes() {
        return known.stream().mapToLong(owned -> owned.buffer.bytes()).sum();
    }

    /** Samples that full buffers refused, as of the last {@link #collect}. For any thread. */
    public long skipped() {
        return skipped;
    }

    private record Owned(SampleBuffer buffer, BooleanSupplier ended) {}
}
