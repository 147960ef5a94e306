package io.catcher.bugcatcher;

import io.catcher.bugcatcher.request.Handed;
import io.catcher.bugcatcher.request.Request;
import io.catcher.bugcatcher.request.RequestCache;
import io.catcher.bugcatcher.request.RequestRing;
import io.catcher.bugcatcher.request.RequestSnapshot;
import io.catcher.bugcatcher.request.Steps;
import io.catcher.event.part.Argument;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Opens and closes the requests of each thread, and hands finished ones to the cache. Thread-safe. */
final class RequestLedger {

    private static final int BLOCK = 1 << 10;

    private final @Nullable RequestCache cache;
    private final AtomicLong serials = new AtomicLong(1);

    /** @param cacheSize requests remembered; 0 = no requests at all */
    RequestLedger(int cacheSize) {
        cache = cacheSize == 0 ? null : new RequestCache(cacheSize);
    }

    boolean isOn() {
        return cache != null;
    }

    /** Notes a call that begins: its number in its request, or {@link BugCatcher#OPENS}. */
    int enter(ThreadRequests thread, int site, int depth) {
        if (depth == 0
                || thread.openDepth == ThreadRequests.NO_REQUEST
                || ThreadRequests.coarseNanos() - thread.openStart > Request.LONGEST_NANOS) {
            return cache == null ? BugCatcher.NO_STEP : BugCatcher.OPENS;
        }
        return thread.steps.begin(site);
    }

    void open(ThreadRequests thread, int site, int depth, long start) {
        if (cache == null) {
            return;
        }
        RequestRing ring = thread.ring;
        if (ring == null) {
            thread.ring = ring = cache.register(Thread.currentThread());
        }
        Request around = depth == 0 ? null : ring.open();
        Handed handed = adopted(thread, around);
        if (around != null) {
            around.steps().copy(thread.steps);
        }
        thread.steps.clear();
        thread.openDepth = depth;
        thread.openStart = start;
        ring.begin(around != null).open(serial(thread), site, depth, start, around, handed);
    }

    private static @Nullable Handed adopted(ThreadRequests thread, @Nullable Request around) {
        if (around != null) {
            return around.from();
        }
        Handed.Adopted adopted = thread.adopted == null ? null : Propagation.unfinished(thread.adopted);
        return adopted == null ? null : adopted.from();
    }

    /** Serials are taken from the shared counter by the block, so that opening a request is no shared write. */
    private long serial(ThreadRequests thread) {
        if (thread.serial % BLOCK == 0) {
            thread.serial = serials.getAndIncrement() * BLOCK;
        }
        return thread.serial++;
    }

    /** Called by the agent's pulse. */
    void sweep() {
        if (cache != null) {
            cache.sweep();
        }
    }

    /** The newest finished requests, newest first. */
    List<RequestSnapshot> latest(int most) {
        return cache == null ? List.of() : cache.latest(most);
    }

    void fail(ThreadRequests thread, int step, long start, long duration) {
        thread.steps.end(step, start, duration, Steps.Outcome.FAILED);
    }

    /** @param stays whether the request stays open for what its entry hands over, to be closed by {@link #close} */
    void end(
            ThreadRequests thread,
            int depth,
            int step,
            long start,
            long duration,
            Steps.Outcome outcome,
            boolean stays) {
        if (step != BugCatcher.NO_STEP) {
            thread.steps.end(step, start, duration, outcome);
        }
        if (!stays) {
            close(thread, depth);
        }
    }

    /** Finishes the request of which the call at this depth is the entry, if it is one. */
    static void close(ThreadRequests thread, int depth) {
        if (thread.isEntry(depth)) {
            finish(thread);
            if (depth == 0 && thread.said != null) {
                thread.said = null;
            }
        }
    }

    private static void finish(ThreadRequests thread) {
        RequestRing ring = thread.ring;
        Request open = thread.open();
        if (ring == null || open == null) {
            return;
        }
        if (thread.steps.count() != 0) {
            open.steps().copy(thread.steps);
        }
        ring.close();
        Request around = ring.open();
        thread.openDepth = around == null ? ThreadRequests.NO_REQUEST : around.depth();
        if (around != null) {
            thread.openStart = around.start();
            // It may be one of those that are too old for the next call to be a step.
            thread.unrest();
            thread.steps.copy(around.steps());
        }
    }

    void output(ThreadRequests thread, int step, @Nullable List<Argument> inputs, @Nullable Object rendered) {
        thread.steps.output(step, inputs, rendered);
    }

    @Nullable
    RequestSnapshot snapshot(ThreadRequests thread, long now) {
        Request open = thread.open();
        if (open == null || cache == null) {
            return null;
        }
        open.steps().copy(thread.steps);
        thread.markRunning(open.steps());
        RequestSnapshot snapshot = RequestSnapshot.of(open, now);
        Handed from = open.from();
        return from != null && !from.isRemembered() ? snapshot.withoutParent(cache.evicted()) : snapshot;
    }
}
