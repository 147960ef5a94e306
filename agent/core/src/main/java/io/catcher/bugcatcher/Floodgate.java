package io.catcher.bugcatcher;

import io.catcher.bugcatcher.flood.Expected;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.thrown.RecentThrowables;
import io.catcher.bugcatcher.thrown.StackIdentity;
import io.catcher.bugcatcher.thrown.Throwables;
import io.catcher.bugcatcher.thrown.UnmarkedKinds;
import io.catcher.bugcatcher.thrown.Wrappers;
import io.catcher.event.Watched;
import org.jspecify.annotations.Nullable;

/**
 * Decides, when a woven method throws, whether that failure is told. What needs thought, such as the rule's
 * {@code ignore}, is thought once for each kind. Thread-safe, without a lock.
 */
final class Floodgate {

    /** Sets the kinds that came in apart from those that left. */
    private static final long CAME_IN = 0x5DEE_CE66_D0B1_5A4DL;

    /** What is thrown again later than this is kept by the application, and thrown for another reason. */
    private static final long RESUMED_WITHIN_NANOS = 5_000_000_000L;

    private final CaptureRules rules;
    private final Flood flood;

    /** Failures that were told or counted and were not caught since. Where one is forgotten, its wrapper is told, too. */
    private final RecentThrowables known = new RecentThrowables();

    /**
     * What those of them carried that are wrappers: a future's {@code get()} throws away the CompletionException that a task has
     * thrown, and hands over what was in it.
     */
    private final RecentThrowables wrapped = new RecentThrowables();

    /** Kinds of which some were told or counted and are not among the known, as they were too many. */
    private final UnmarkedKinds unmarked = new UnmarkedKinds();

    /** Those that came in somewhere. */
    private final RecentThrowables cameIn = new RecentThrowables();

    /** Part of each key: kinds that were met under other rules are met again. */
    private volatile long version;

    Floodgate(CaptureRules rules, Flood flood) {
        this.rules = rules;
        this.flood = flood;
    }

    /** The rules have changed. */
    synchronized void rethink() {
        version += 0x9E37_79B9_7F4A_7C15L;
    }

    /** The kind that one is of which leaves this method first. */
    Tally kind(int site, Throwable thrown) {
        long identity = StackIdentity.of(thrown);
        long key = flood.key(StackIdentity.at(site, identity) ^ version, thrown);
        Tally tally = flood.find(key);
        if (tally == null) {
            tally = meet(key, site, thrown);
        }
        return tally;
    }

    /** Whether the rule of the method that it left first does not take it for a failure. */
    boolean ignores(int site, Throwable thrown) {
        return !isTellable(kind(site, thrown), thrown);
    }

    /** The kind of one that came in as an argument; null = it is no failure of its own. To be admitted when it is told. */
    @Nullable
    Tally comesIn(int site, Throwable thrown) {
        if (known.holds(thrown) || cameIn.holds(thrown) || wraps(thrown, true)) {
            return null;
        }
        long key = flood.key(StackIdentity.at(site, StackIdentity.of(thrown)) ^ CAME_IN ^ version, thrown);
        Tally tally = flood.find(key);
        if (tally == null) {
            tally = meet(key, site, thrown);
        }
        if (!isTellable(tally, thrown)) {
            return null;
        }
        cameIn.add(thrown, 0, site, ThreadRequests.coarseNanos());
        return tally;
    }

    /**
     * It is about to be told or counted: whatever wraps it elsewhere, such as a future's exception, is the same failure.
     *
     * @param tally its kind
     * @param by number of the thread that throws it
     * @return false where another thread has told or counted it: this one throws on what it was handed
     */
    boolean meets(Throwable thrown, Tally tally, long by, int site) {
        Throwable meant = Wrappers.unwrap(thrown);
        boolean handedOver = wasMadeIn(siteBefore(thrown, by, site), thrown, tally)
                || wasMadeIn(wrapped.siteOtherThan(meant, site), meant, tally);
        if (!handedOver) {
            long now = ThreadRequests.coarseNanos();
            Throwable out = known.add(thrown, by, site, now);
            if (out != null) {
                unmarked.add(out, now);
            }
            if (meant != thrown) {
                wrapped.add(meant, by, site, now);
            }
        }
        return !handedOver;
    }

    /** The same of one that nothing is kept of: there are too many. */
    void meetsUnmarked(Throwable thrown) {
        unmarked.add(thrown, ThreadRequests.coarseNanos());
    }

    private int siteBefore(Throwable thrown, long by, int site) {
        int elsewhere = known.siteElsewhere(thrown, by, site);
        if (elsewhere != RecentThrowables.NOWHERE) {
            return elsewhere;
        }
        int lately = known.siteSince(thrown, ThreadRequests.coarseNanos() - RESUMED_WITHIN_NANOS, site);
        return lately != RecentThrowables.NOWHERE && suspends(site) ? lately : RecentThrowables.NOWHERE;
    }

    /** Such a method is called again to go on, and throws once more what came of the one that it waited for. */
    private boolean suspends(int site) {
        Watched method = rules.method(site);
        return method != null && method.suspends();
    }

    /** Whether it was made while that method ran. A constant that many methods throw was not. */
    private boolean wasMadeIn(int site, Throwable thrown, Tally tally) {
        if (site == RecentThrowables.NOWHERE) {
            return false;
        }
        Boolean known = tally.wasMadeIn(site);
        if (known != null) {
            return known;
        }
        Watched method = rules.method(site);
        boolean so = method != null && Throwables.framesOf(thrown, method.className(), method.methodName()) > 0;
        tally.madeIn(site, so);
        return so;
    }

    /**
     * It was caught, or is not told as one that came in after all. Thrown on later inside another one it is a failure of its
     * own: it was told as swallowed, and now a request fails by it.
     */
    void forget(@Nullable Throwable thrown) {
        if (thrown != null) {
            known.remove(thrown);
            wrapped.remove(Wrappers.unwrap(thrown));
            cameIn.remove(thrown);
        }
    }

    /** Whether the rule takes one of this kind for a failure. */
    static boolean isTellable(Tally tally, Throwable thrown) {
        return !tally.isSilent()
                && (!tally.expected().hasMessages()
                        || !tally.expected().holdsMessage(Throwables.storedMessage(Wrappers.unwrap(thrown))));
    }

    private Tally meet(long key, int site, Throwable thrown) {
        Expected expected = rules.expected(site);
        Throwable meant = Wrappers.unwrap(thrown);
        boolean silent = expected.always(thrown) || expected.always(meant);
        return flood.add(key, site, thrown.getClass(), silent, expected.of(meant.getClass()));
    }

    /**
     * Whether one of its causes was told or counted: a future hands it to another thread inside an
     * {@code ExecutionException}. Those without a stack are looked for in such wrappers of the JDK only: HotSpot shares them.
     * One that only came in is a warning, which must not hide what a request fails by.
     */
    boolean wrapsKnown(Throwable thrown) {
        return wraps(thrown, false);
    }

    private boolean wraps(Throwable thrown, boolean orCameIn) {
        Throwable cause = Throwables.cause(thrown);
        if (cause == null) {
            return false;
        }
        for (int depth = 0; cause != null && depth < Throwables.DEEPEST_CAUSE; depth++) {
            if (known.holds(cause) || (orCameIn && cameIn.holds(cause))) {
                return true;
            }
            cause = Throwables.cause(cause);
        }
        return handsOverStackless(thrown) || unmarked.holdsWrapped(thrown, ThreadRequests.coarseNanos());
    }

    private boolean handsOverStackless(Throwable thrown) {
        if (!Wrappers.has(thrown.getClass().getName())) {
            return false;
        }
        Throwable meant = Wrappers.unwrap(thrown);
        return !Throwables.hasFrames(meant) && known.holdsWrapped(meant);
    }
}
