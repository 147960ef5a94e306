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

    public static final int NOWHERE = -1;

    private static final int MOST = 1 << 14;

    private static final class Mark extends WeakReference<Throwable> {
        final long by;
        final int site;
        final long since;

        Mark(Throwable thrown, long by, int site, long since) {
            super(thrown);
            this.by = by;
            this.site = site;
            this.since = since;
        }
    }

    private final AtomicReferenceArray<@Nullable Mark> kept = new AtomicReferenceArray<>(MOST);

    /** A look at the array is a cache miss, on each failure, and in most programs there never is anything of a kind. */
    private volatile boolean any;

    /**
     * @param by number of the thread that threw it
     * @param site the woven method that it left first
     * @param now nanoseconds, of any clock
     */
    public void add(Throwable thrown, long by, int site, long now) {
        if (Throwables.hasFrames(thrown)) {
            // No fence: it would cost each failure more than all else here.
            kept.setRelease(place(thrown), new Mark(thrown, by, site, now));
            if (!any) {
                any = true;
            }
        }
    }

    /** The woven method that it left first on another thread, if that is another one than this; else {@link #NOWHERE}. */
    public int siteElsewhere(Throwable thrown, long by, int site) {
        Mark at = find(thrown);
        return at != null && at.by != by && at.site != site ? at.site : NOWHERE;
    }

    /** The woven method that it left first on whatever thread, not before {@code from}, if that is another one than this. */
    public int siteSince(Throwable thrown, long from, int site) {
        Mark at = find(thrown);
        return at != null && at.site != site && at.since - from >= 0 ? at.site : NOWHERE;
    }

    /** The woven method that it left first whenever and wherever, if that is another one than this. */
    public int siteOtherThan(Throwable thrown, int site) {
        Mark at = find(thrown);
        return at != null && at.site != site ? at.site : NOWHERE;
    }

    public boolean holds(Throwable thrown) {
        return find(thrown) != null;
    }

    private @Nullable Mark find(Throwable thrown) {
        Mark at = any && Throwables.hasFrames(thrown) ? kept.get(place(thrown)) : null;
        return at != null && at.refersTo(thrown) ? at : null;
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
