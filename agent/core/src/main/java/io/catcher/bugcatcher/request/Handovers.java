package io.catcher.bugcatcher.request;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for another thread, with what they take along; beside the tasks, since a wrapped one could not be found
 * again by {@code remove(task)}. By identity and weakly: neither is the application's {@code equals} called, nor does a
 * task live longer than it would. Thread-safe.
 */
public final class Handovers {

    private static final int MOST = 65_536;

    private final ConcurrentHashMap<Object, Waiting> waiting = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    private volatile boolean used;

    /** @param handed null when one task waits for several requests, as a lambda without captures does: then for none */
    private record Waiting(@Nullable Handed handed, int runs) {

        Waiting and(Handed more) {
            boolean same = handed != null && handed.serial() == more.serial();
            return new Waiting(same ? handed : null, runs + 1);
        }
    }

    public boolean isUsed() {
        return used;
    }

    public void put(Object task, Handed handed) {
        expunge();
        if (waiting.mappingCount() < MOST) {
            used = true;
            waiting.merge(new Key(task, gone), new Waiting(handed, 1), (old, more) -> old.and(handed));
        }
    }

    /** What this task took along, once; null when nothing or nobody knows from whom. */
    @Nullable
    public Handed take(Object task) {
        Probe probe = new Probe(task);
        Waiting found = waiting.get(probe);
        if (found == null) {
            return null;
        }
        waiting.computeIfPresent(
                probe, (key, now) -> now.runs() > 1 ? new Waiting(now.handed(), now.runs() - 1) : null);
        return found.handed();
    }

    private void expunge() {
        for (Reference<?> one = gone.poll(); one != null; one = gone.poll()) {
            waiting.remove(one);
        }
    }

    private static final class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object task, ReferenceQueue<Object> gone) {
            super(task, gone);
            hash = System.identityHashCode(task);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object own = get();
            return own != null && other instanceof Key key && key.refersTo(own);
        }
    }

    /** Finds a key without a reference that the collector would have to clear. */
    private record Probe(Object task) {

        @Override
        public int hashCode() {
            return System.identityHashCode(task);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key ? key.refersTo(task) : other instanceof Probe probe && probe.task == task;
        }
    }
}
