package io.catcher.bugcatcher.thrown;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest of many Throwables, by identity, without keeping them alive. One may push out another, but none is ever taken
 * for another: by their identity hashes alone one in 130,000 was, and that failure was not counted. With eight places to
 * each hash the newest push out the oldest; with one, of a thousand failures twenty pushed out others at once. Some 1 MB at
 * most. Those without a stack count as held only where something wraps them: HotSpot shares them. Thread-safe, without a lock.
 */
public final class RecentThrowables {

    public static final int NOWHERE = -1;

    private static final int MOST = 1 << 14;

    private static final int WAYS = 8;

    private static final int SETS = MOST / WAYS;

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

    /** Of those, to look at none in vain. What is read of another thread's is read once that one has handed it over. */
    private final int[] hashes = new int[MOST];

    /** Which place of each set is the next to be used. Threads that meet there push each other out, at worst. */
    private final byte[] next = new byte[SETS];

    /** A look at the array is a cache miss, on each failure, and in most programs there never is anything of a kind. */
    private volatile boolean any;

    /**
     * @param by number of the thread that threw it
     * @param site the woven method that it left first
     * @param now nanoseconds, of any clock
     * @return one that is still there, and was pushed out; or null
     */
    public @Nullable Throwable add(Throwable thrown, long by, int site, long now) {
        int hash = System.identityHashCode(thrown);
        int place = place(thrown, hash);
        if (place != NOWHERE && !Throwables.hasFrames(thrown)) {
            // Shared by all threads, maybe, which would write here in turns.
            return null;
        }
        Mark out = null;
        if (place == NOWHERE) {
            int set = set(hash);
            place = set * WAYS + (next[set]++ & WAYS - 1);
            out = kept.get(place);
        }
        hashes[place] = hash;
        // No fence: it would cost each failure more than all else here.
        kept.setRelease(place, new Mark(thrown, by, site, now));
        if (!any) {
            any = true;
        }
        return out == null ? null : out.get();
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

    /** The same also of one without a stack: for what wraps it. */
    public boolean holdsWrapped(Throwable thrown) {
        return any && place(thrown, System.identityHashCode(thrown)) != NOWHERE;
    }

    private @Nullable Mark find(Throwable thrown) {
        if (!any || !Throwables.hasFrames(thrown)) {
            return null;
        }
        int place = place(thrown, System.identityHashCode(thrown));
        Mark at = place == NOWHERE ? null : kept.get(place);
        // Another thread may have put another one there meanwhile.
        return at != null && at.refersTo(thrown) ? at : null;
    }

    public void remove(Throwable thrown) {
        int place = any ? place(thrown, System.identityHashCode(thrown)) : NOWHERE;
        if (place != NOWHERE) {
            kept.setRelease(place, null);
        }
    }

    /** Where it is kept, or {@link #NOWHERE}. */
    private int place(Throwable thrown, int hash) {
        int first = set(hash) * WAYS;
        for (int place = first; place < first + WAYS; place++) {
            Mark at = hashes[place] == hash ? kept.get(place) : null;
            if (at != null && at.refersTo(thrown)) {
                return place;
            }
        }
        return NOWHERE;
    }

    private static int set(int hash) {
        return (hash ^ hash >>> 14) & (SETS - 1);
    }
}
