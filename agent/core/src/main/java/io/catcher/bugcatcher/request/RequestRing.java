package io.catcher.bugcatcher.request;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The open request of a thread and the ones that it finished last, in a ring of objects that are used again and again: to
 * open one is to step to the next place. No reference is written as long as the ring is full, since with G1 each such
 * write into an old object may wait for the processor's store buffer. Written by its thread only; any thread may read, and
 * checks by the serial whether it read a mixture.
 */
public final class RequestRing {

    private static final int FIRST_PLACES = 4;

    private final RequestCache cache;
    private @Nullable Request[] places;
    private int at;
    private boolean isOpen;
    private long finished;
    private @Nullable Deque<Request> around;

    RequestRing(RequestCache cache) {
        this.cache = cache;
        places = new Request[Math.min(FIRST_PLACES, cache.placesForEach())];
    }

    /** The innermost one that is open. */
    public @Nullable Request open() {
        return isOpen ? places[at] : null;
    }

    /** The request to fill for a new one, which is open from now on. */
    public Request begin(boolean withinAnother) {
        if (isOpen && withinAnother) {
            around = around == null ? new ArrayDeque<>() : around;
            around.push(place());
            places[at] = null;
        } else if (around != null) {
            // Their ends were never seen: an overflow in the middle of an exit.
            around = null;
        }
        Request request = place();
        isOpen = true;
        return request;
    }

    private Request place() {
        Request request = places[at];
        if (request == null) {
            places[at] = request = new Request();
        }
        return request;
    }

    /** The innermost one is finished; the one around it, if any, is open again. */
    public void close() {
        place().close();
        finished++;
        at++;
        if (at == places.length) {
            wrap();
        }
        isOpen = false;
        if (around != null) {
            reopen(around);
        }
    }

    /** Nothing is open any more, and nothing of it is finished: the next one takes its place. */
    public void abandon() {
        isOpen = false;
        around = null;
    }

    private void wrap() {
        int most = cache.placesForEach();
        if (at < most) {
            places = Arrays.copyOf(places, Math.min(2 * at, most));
        } else {
            at = 0;
        }
    }

    private void reopen(Deque<Request> outer) {
        places[at] = outer.pop();
        isOpen = true;
        if (outer.isEmpty()) {
            around = null;
        }
    }

    /** How many were finished so far. */
    long finished() {
        return finished;
    }

    /** The finished ones, newest first, as far as they are not being used again meanwhile. */
    Deque<RequestSnapshot> copy(long now) {
        Deque<RequestSnapshot> copies = new ArrayDeque<>();
        @Nullable Request[] all = places;
        int next = at;
        long kept = Math.min(finished, all.length - 1L);
        for (int back = 1; back <= kept; back++) {
            Request request = all[Math.floorMod(next - back, all.length)];
            if (request != null) {
                long serial = request.serial();
                RequestSnapshot copy = RequestSnapshot.of(request, now);
                if (copy.serial() == serial && request.serial() == serial) {
                    copies.add(copy);
                }
            }
        }
        return copies;
    }
}
