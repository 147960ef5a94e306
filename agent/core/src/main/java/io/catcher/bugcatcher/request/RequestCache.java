package io.catcher.bugcatcher.request;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * The last finished requests of all threads, the oldest out first: each thread keeps its own ones, the newest {@code size}
 * of them, and what ended threads have left is kept until {@code size} are newer.
 *
 * <p>A ring for each thread, not one Caffeine cache: W-TinyLFU admits by frequency and may refuse the newest entry (it
 * kept 1 of the newest 100 in a measurement), each request would be a map write, and one counter that two threads share
 * makes each call of either five times as dear. Where many threads work at once they share {@value #SHARED} times the
 * size between them, so that 200 busy ones do not keep 200 times the size. Thread-safe.
 */
public final class RequestCache {

    private static final int SHARED = 16;

    /** Even of a thousand busy threads each keeps this many, unless the cache itself is smaller. */
    private static final int FEWEST = 8;

    private final int size;
    private final Queue<Owned> arrivals = new ConcurrentLinkedQueue<>();
    private final List<Owned> living = new ArrayList<>();
    private final Deque<RequestRing> ended = new ArrayDeque<>();
    private long finishedByForgotten;
    private volatile int placesForEach;

    /** @param size how many are remembered, at least 1 */
    public RequestCache(int size) {
        this.size = size;
        this.placesForEach = size + 1;
    }

    /** The ring of a thread, which asks once and keeps it. Does not keep the thread alive. */
    public RequestRing register(Thread thread) {
        RequestRing ring = new RequestRing(this);
        arrivals.add(new Owned(ring, new WeakReference<>(thread)));
        return ring;
    }

    /** One is the place of the open request. */
    int placesForEach() {
        return placesForEach;
    }

    /** Sees which threads work and which have ended; called by the agent's pulse. */
    public synchronized void sweep() {
        arrive();
        int busy = 0;
        for (Owned owned : living) {
            busy += owned.hasWorked() ? 1 : 0;
        }
        living.removeIf(owned -> owned.hasEnded() && ended.add(owned.ring));
        forgetOldest();
        int each = busy == 0 ? size : Math.max(FEWEST, SHARED * size / busy);
        placesForEach = Math.min(size, each) + 1;
    }

    private void arrive() {
        for (Owned arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            living.add(arrival);
        }
    }

    private void forgetOldest() {
        long left = ended.stream().mapToLong(RequestRing::finished).sum();
        while (!ended.isEmpty() && left - ended.getFirst().finished() >= size) {
            long gone = ended.removeFirst().finished();
            left -= gone;
            finishedByForgotten += gone;
        }
    }

    /** How many requests were forgotten so far. */
    public synchronized long evicted() {
        arrive();
        long finished =
                finishedByForgotten + rings().mapToLong(RequestRing::finished).sum();
        return Math.max(0, finished - size);
    }

    /** The newest finished ones by the time of their beginning, newest first. */
    public synchronized List<RequestSnapshot> latest(int most) {
        arrive();
        long now = System.nanoTime();
        return rings().flatMap(ring -> ring.copy(now).stream())
                .sorted(Comparator.comparingLong(RequestSnapshot::ageNanos))
                .limit(Math.min(most, size))
                .toList();
    }

    private Stream<RequestRing> rings() {
        return Stream.concat(ended.stream(), living.stream().map(owned -> owned.ring));
    }

    private static final class Owned {

        private final RequestRing ring;
        private final WeakReference<Thread> thread;
        private long finishedBefore;

        Owned(RequestRing ring, WeakReference<Thread> thread) {
            this.ring = ring;
            this.thread = thread;
        }

        boolean hasEnded() {
            Thread owner = thread.get();
            return owner == null || !owner.isAlive();
        }

        /** Since it was asked before. */
        boolean hasWorked() {
            long finished = ring.finished();
            boolean worked = finished != finishedBefore;
            finishedBefore = finished;
            return worked;
        }
    }
}
