package io.catcher.bugcatcher.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last finished requests of all threads. Least recently used goes first: the newest {@code size} finished ones are
 * always here, and so are the {@code size} that were looked up last.
 *
 * <p>A ring instead of a Caffeine cache: W-TinyLFU admits by frequency and may refuse the newest entry (it kept 1 of the
 * newest 100 in a measurement), and each request would be a map write. Here finishing a request swaps it with the oldest
 * one, which the thread then uses for its next: no allocation, no lock. Thread-safe.
 */
public final class RequestCache {

    private final AtomicReferenceArray<@Nullable Request> ring;
    private final AtomicLong finished = new AtomicLong();
    private final Map<Long, RequestSnapshot> lookedUp;

    /** @param size how many are remembered, at least 1 */
    public RequestCache(int size) {
        ring = new AtomicReferenceArray<>(size);
        lookedUp = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, RequestSnapshot> eldest) {
                return size() > ring.length();
            }
        };
    }

    /** Remembers a finished request and gives another object to use next. */
    public Request exchange(Request done) {
        int at = (int) (finished.getAndIncrement() % ring.length());
        Request oldest = ring.getAndSet(at, done);
        return oldest == null ? new Request() : oldest;
    }

    /** How many requests were pushed out so far. */
    public long evicted() {
        return Math.max(0, finished.get() - ring.length());
    }

    /** The request with this serial, if it is still remembered; a look-up counts as a use. */
    @Nullable
    public RequestSnapshot find(long serial) {
        synchronized (lookedUp) {
            RequestSnapshot known = lookedUp.get(serial);
            if (known == null && (known = inRing(serial)) != null) {
                lookedUp.put(serial, known);
            }
            return known;
        }
    }

    /** The newest finished ones, newest first; those that their threads are using again meanwhile are left out. */
    public List<RequestSnapshot> latest(int most) {
        List<RequestSnapshot> latest = new ArrayList<>();
        long last = finished.get();
        for (long at = last - 1; at >= Math.max(0, last - ring.length()) && latest.size() < most; at--) {
            Request request = ring.get((int) (at % ring.length()));
            RequestSnapshot copy = request == null ? null : inRing(request.serial());
            if (copy != null) {
                latest.add(copy);
            }
        }
        return latest;
    }

    private @Nullable RequestSnapshot inRing(long serial) {
        for (int i = 0; i < ring.length(); i++) {
            Request request = ring.get(i);
            if (request != null && request.serial() == serial) {
                RequestSnapshot copy = RequestSnapshot.of(request, System.nanoTime());
                // Its thread may have taken it for another request meanwhile: then the copy is a mixture.
                return ring.get(i) == request && request.serial() == serial ? copy : null;
            }
        }
        return null;
    }
}
