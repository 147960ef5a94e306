package io.catcher.perfcatcher.slow;

import io.catcher.perfcatcher.thread.OwnThread;
import io.catcher.perfcatcher.thread.Running;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread of the application, which it does not keep alive, with the slow calls that it is in. */
public final class RunningThread {

    final Running calls;

    /** When it was last asked whether it is at work; by {@link System#nanoTime}. */
    long askedNanos = System.nanoTime() - 60_000_000_000L;

    final boolean isVirtual;
    final long id;
    final List<SlowCall> slow = new ArrayList<>(0);
    private final WeakReference<Thread> thread;

    RunningThread(Thread thread, Running calls, boolean isVirtual) {
        this.isVirtual = isVirtual;
        this.thread = new WeakReference<>(thread);
        this.calls = calls;
        this.id = OwnThread.idOf(thread);
    }

    boolean hasEnded() {
        Thread alive = thread.get();
        return alive == null || !alive.isAlive();
    }

    /** Null when it is gone. */
    @Nullable
    Thread thread() {
        return thread.get();
    }

    /** Whether it is in a slow call of this method. */
    public boolean isSlowIn(int site) {
        return slow.stream().anyMatch(call -> call.site == site);
    }

    /** Virtual threads have no processor time of their own, and their stacks cannot be had by their number. */
    static boolean isVirtual(Thread thread) {
        return thread.getClass().getName().startsWith("java.lang.")
                && thread.getClass().getSimpleName().endsWith("VirtualThread");
    }
}
