package io.catcher.bugcatcher;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #SIZE} Throwables that were told, weakly: when a future hands one of them to another thread inside an
 * {@code ExecutionException}, it is the same failure and not told again. Thread-safe.
 *
 * <p>Only causes are compared, never the Throwable itself, and those without a stack trace never enter: HotSpot throws one
 * shared, empty instance for 135,705 of 200,000 fast throws, and applications throw constants; each of those is a failure
 * of its own.
 */
final class ToldRing {

    private static final int SIZE = 64;

    private final AtomicReferenceArray<@Nullable WeakReference<Throwable>> told = new AtomicReferenceArray<>(SIZE);
    private final AtomicInteger next = new AtomicInteger();

    void add(Throwable thrown) {
        if (Throwables.hasFrames(thrown)) {
            told.set(next.getAndIncrement() & (SIZE - 1), new WeakReference<>(thrown));
        }
    }

    /** Whether this Throwable wraps one that was told. */
    boolean wrapsTold(Throwable thrown) {
        Throwable cause = Throwables.cause(thrown);
        for (int depth = 0; cause != null && depth < Throwables.DEEPEST_CAUSE; depth++) {
            if (contains(cause)) {
                return true;
            }
            cause = Throwables.cause(cause);
        }
        return false;
    }

    private boolean contains(Throwable thrown) {
        for (int i = 0; i < SIZE; i++) {
            WeakReference<Throwable> entry = told.get(i);
            if (entry != null && entry.refersTo(thrown)) {
                return true;
            }
        }
        return false;
    }
}
