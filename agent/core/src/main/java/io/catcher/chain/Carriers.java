package io.catcher.chain;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * The pool that carries virtual threads. What is given to it goes on with a virtual thread that was parked, while the one
 * that wakes it may be in a state where it must not wait for anything: that is no hand-over of work, and nothing may be
 * done there. Thread-safe.
 */
final class Carriers {

    private volatile @Nullable Object scheduler;
    private volatile boolean searched;

    boolean isScheduler(Object pool) {
        return scheduler == pool;
    }

    /** A thread is about to be started; before the first virtual one no pool carries any. */
    void seen(Thread started) {
        if (!searched && started.getClass().getName().equals("java.lang.VirtualThread")) {
            searched = true;
            scheduler = find(started.getClass());
        }
    }

    private static @Nullable Object find(Class<?> virtualThread) {
        try {
            Field field = virtualThread.getDeclaredField("DEFAULT_SCHEDULER");
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return null;
        }
    }
}
