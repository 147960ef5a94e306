package io.catcher.ship;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where application threads leave drafts for the one thread that takes them. No lock, no wait, at most {@link #CAPACITY}
 * drafts: loki4j's own queue has no bound by count and must never be the first.
 */
final class DraftQueue {

    static final int CAPACITY = 8_192;

    private final Queue<Draft> drafts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile @Nullable Thread sleeper;

    /** False = full, or the heap is. */
    boolean offer(Draft draft) {
        if (size.incrementAndGet() > CAPACITY || !add(draft)) {
            size.decrementAndGet();
            return false;
        }
        wake();
        return true;
    }

    private boolean add(Draft draft) {
        try {
            return drafts.add(draft);
        } catch (OutOfMemoryError full) {
            return false;
        }
    }

    /** For the one thread that takes. */
    @Nullable
    Draft poll() {
        Draft draft = drafts.poll();
        if (draft != null) {
            size.decrementAndGet();
        }
        return draft;
    }

    /** What {@link #poll} gives next; for the one thread that takes. */
    @Nullable
    Draft peek() {
        return drafts.peek();
    }

    int size() {
        return size.get();
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    /** Sleeps until a draft comes, somebody wakes us, or the time is over; may come back early. */
    void await(long nanos) {
        sleeper = Thread.currentThread();
        // Looked at again after the flag is up: a draft added in between found no sleeper to wake.
        if (drafts.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeper = null;
    }

    /** The system call is made only for a thread that sleeps: under load nobody pays it. */
    void wake() {
        Thread asleep = sleeper;
        if (asleep != null) {
            sleeper = null;
            LockSupport.unpark(asleep);
        }
    }
}
