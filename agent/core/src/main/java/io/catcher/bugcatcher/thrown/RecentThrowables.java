package io.catcher.bugcatcher.thrown;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest of many Throwables, by identity, without keeping them alive. One may push out another, but none is ever taken
 * for another: by their identity hashes alone one in 130,000 was, and that failure was not counted. Those without a stack
 * are not kept: HotSpot shares them. Thread-safe, without a lock.
 */
public final class RecentThrowables {

    private static final int MOST = 1 << 14;

    private final AtomicReferenceArray<@Nullable WeakReference<Throwable>> kept = new AtomicReferenceArray<>(MOST);

    public void add(Throwable thrown) {
        if (Throwables.hasFrames(thrown)) {
            // No fence: it would cost each failure more than all else here.
            kept.setRelease(place(thrown), new WeakReference<>(thrown));
        }
    }

    public boolean holds(Throwable thrown) {
        if (!Throwables.hasFrames(thrown)) {
            return false;
        }
        WeakReference<Throwable> at = kept.get(place(thrown));
        return at != null && at.refersTo(thrown);
    }

    public void remove(Throwable thrown) {
        if (holds(thrown)) {
            kept.setRelease(place(thrown), null);
        }
    }

    private static int place(Throwable thrown) {
        int hash = System.identityHashCode(thrown);
        return (hash ^ hash >>> 14) & (MOST - 1);
    }
}
