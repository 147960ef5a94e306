package io.catcher.perfcatcher.context;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of the last slow calls, between the thread that made the call and the agent's, which decides whether it is
 * told. To note one takes some microseconds of the application's: of a method that has become slow one call a second is
 * noted, or one that took twice as long as that, and of all methods together {@value #MOST_A_SECOND}.
 *
 * <p>{@link #wants} and {@link #add} are for any thread, the rest for the agent's.
 */
public final class CallContexts {

    static final int MOST_A_SECOND = 20;

    /** A rendered argument list may be some kilobytes. */
    private static final int KEPT = 64;

    private static final long SECOND = 1_000_000_000L;

    private record Noted(long endNanos, long durationNanos) {}

    private final ConcurrentHashMap<Integer, Noted> lastOf = new ConcurrentHashMap<>();
    private final AtomicLong second = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong inSecond = new AtomicLong();
    private final Queue<CallContext> arrivals = new ConcurrentLinkedQueue<>();
    private final Deque<CallContext> kept = new ArrayDeque<>();

    /** Whether a slow call that ended is to be noted; counts as if it was. */
    public boolean wants(int site, long endNanos, long durationNanos) {
        Noted last = lastOf.get(site);
        if (last != null && endNanos - last.endNanos < SECOND && durationNanos < 2 * last.durationNanos) {
            return false;
        }
        if (!isRoomAt(endNanos)) {
            return false;
        }
        lastOf.put(site, new Noted(endNanos, durationNanos));
        return true;
    }

    /** Two threads may begin the same second at once: then it has room for some more. */
    private boolean isRoomAt(long nanos) {
        long now = Math.floorDiv(nanos, SECOND);
        if (second.getAndSet(now) != now) {
            inSecond.set(0);
        }
        return inSecond.getAndIncrement() < MOST_A_SECOND;
    }

    public void add(CallContext context) {
        arrivals.add(context);
    }

    /** That of the call of this method which ended then; null when it was not noted. */
    public @Nullable CallContext of(int site, long endNanos) {
        return newest(context -> context.site() == site && context.endNanos() == endNanos);
    }

    /** That of the last call of the method that was noted since then. */
    public @Nullable CallContext since(int site, long nanos) {
        return newest(context -> context.site() == site && context.endNanos() - nanos >= 0);
    }

    private @Nullable CallContext newest(Predicate<CallContext> wanted) {
        fetch();
        for (Iterator<CallContext> all = kept.descendingIterator(); all.hasNext(); ) {
            CallContext context = all.next();
            if (wanted.test(context)) {
                return context;
            }
        }
        return null;
    }

    /** To be called often, also when nobody asks: what nobody asks for must not stay. */
    public void fetch() {
        for (CallContext next = arrivals.poll(); next != null; next = arrivals.poll()) {
            if (kept.size() == KEPT) {
                kept.remove();
            }
            kept.add(next);
        }
    }
}
