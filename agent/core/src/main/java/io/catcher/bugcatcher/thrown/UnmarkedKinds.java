package io.catcher.bugcatcher.thrown;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Kinds of failures of which some are not kept by themselves, as they were too many: what a future hands over of such a
 * kind was most likely told or counted when it was thrown, since what has its stack has left the same methods. Of a
 * fixed size: one kind may push out another. Thread-safe, without a lock.
 */
public final class UnmarkedKinds {

    private static final int MOST = 256;

    /** A batch may wait so long for the first result. */
    private static final long KEPT_NANOS = 60_000_000_000L;

    private final AtomicLongArray kinds = new AtomicLongArray(MOST);
    private final AtomicLongArray since = new AtomicLongArray(MOST);
    private volatile boolean any;

    /** @param now nanoseconds, of any clock */
    public void add(Throwable thrown, long now) {
        long kind = StackIdentity.of(Wrappers.unwrap(thrown));
        int place = place(kind);
        // In a flood nearly each is of a kind that is here: nothing is written then.
        if (kinds.get(place) != kind || since.get(place) != now) {
            since.set(place, now);
            kinds.set(place, kind);
        }
        if (!any) {
            any = true;
        }
    }

    /** Whether it is the JDK's wrapper around one of such a kind. */
    public boolean holdsWrapped(Throwable thrown, long now) {
        if (!any || !Wrappers.has(thrown.getClass().getName())) {
            return false;
        }
        Throwable meant = Wrappers.unwrap(thrown);
        long kind = StackIdentity.of(meant);
        int place = place(kind);
        return meant != thrown && kinds.get(place) == kind && now - since.get(place) < KEPT_NANOS;
    }

    private static int place(long kind) {
        return (int) (kind >>> 32 ^ kind) & (MOST - 1);
    }
}
