package io.catcher.bugcatcher;

import io.catcher.bugcatcher.flood.Expected;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.thrown.StackIdentity;
import io.catcher.bugcatcher.thrown.Throwables;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Decides, when a woven method throws, whether that failure is told. What needs thought, such as the rule's
 * {@code ignore}, is thought once for each kind. Thread-safe, without a lock.
 */
final class Floodgate {

    private static final int REMEMBERED = 4_096;

    /** Sets the kinds that came in apart from those that left. */
    private static final long CAME_IN = 0x5DEE_CE66_D0B1_5A4DL;

    private final CaptureRules rules;
    private final Flood flood;

    /** Stacks of failures that were told or counted. One pushes out another: then a wrapper is told, too, at worst. */
    private final AtomicLongArray known = new AtomicLongArray(REMEMBERED);

    /** Those of them that left a woven method. */
    private final AtomicLongArray left = new AtomicLongArray(REMEMBERED);

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

    /** The kind that it is to be told as; null = it was counted, or is no failure of its own. */
    @Nullable
    Tally open(int site, Throwable thrown) {
        long identity = StackIdentity.of(thrown);
        long key = flood.key(StackIdentity.at(site, identity) ^ version, thrown);
        Tally tally = flood.find(key);
        if (tally == null) {
            tally = meet(key, identity, site, thrown, false);
            remember(left, identity, thrown);
        }
        return isTellable(tally, thrown) && flood.admits(tally) ? tally : null;
    }

    /** The kind of one that came in as an argument; null = it is no failure of its own. To be admitted when it is told. */
    @Nullable
    Tally comesIn(int site, Throwable thrown) {
        long identity = StackIdentity.of(thrown);
        long key = flood.key(StackIdentity.at(site, identity) ^ CAME_IN ^ version, thrown);
        Tally tally = flood.find(key);
        if (tally == null) {
            boolean hasLeft = Throwables.hasFrames(thrown) && left.get(place(identity)) == identity;
            tally = meet(key, identity, site, thrown, hasLeft);
        }
        return isTellable(tally, thrown) ? tally : null;
    }

    /** It is not told after all: what wraps it is a failure of its own. */
    void forget(Throwable thrown) {
        long identity = StackIdentity.of(thrown);
        known.compareAndSet(place(identity), identity, 0);
    }

    private static boolean isTellable(Tally tally, Throwable thrown) {
        return !tally.isSilent()
                && (!tally.expected().hasMessages()
                        || !tally.expected().holdsMessage(Throwables.storedMessage(thrown)));
    }

    private Tally meet(long key, long identity, int site, Throwable thrown, boolean isKnown) {
        Expected expected = rules.expected(site);
        boolean always = expected.always(thrown);
        boolean silent = always || isKnown || wrapsKnown(thrown);
        if (!always) {
            remember(known, identity, thrown);
        }
        return flood.add(key, site, thrown.getClass(), silent, expected.of(thrown.getClass()));
    }

    /**
     * Whether one of its causes was told or counted as a failure of its own: a future hands it to another thread inside an
     * {@code ExecutionException}. Those without a stack cannot be told apart, and are not looked for.
     */
    private boolean wrapsKnown(Throwable thrown) {
        Throwable cause = Throwables.cause(thrown);
        for (int depth = 0; cause != null && depth < Throwables.DEEPEST_CAUSE; depth++) {
            long identity = StackIdentity.of(cause);
            if (Throwables.hasFrames(cause) && known.get(place(identity)) == identity) {
                return true;
            }
            cause = Throwables.cause(cause);
        }
        return false;
    }

    private static void remember(AtomicLongArray in, long identity, Throwable thrown) {
        if (Throwables.hasFrames(thrown)) {
            in.set(place(identity), identity);
        }
    }

    private static int place(long identity) {
        return (int) (identity ^ identity >>> 32) & (REMEMBERED - 1);
    }
}
