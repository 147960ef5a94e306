package io.catcher.perfcatcher.sample;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all threads may keep together beyond the little that each begins with: it stays as large as it became until they end.
 * Ten thousand parked virtual threads that had been busy once held 660 MB. For any thread.
 */
public final class ThreadMemory {

    private static final long MOST_BYTES = 64L << 20;

    /** Of the heap. */
    private static final int PART = 32;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    public ThreadMemory() {
        this(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART));
    }

    public ThreadMemory(long most) {
        this.most = most;
    }

    /** False when there is none left. */
    boolean take(long bytes) {
        // Asked in vain by each refused call once it is used up: then nothing shared is written.
        if (taken.get() + bytes > most) {
            return false;
        }
        boolean enough = taken.addAndGet(bytes) <= most;
        if (!enough) {
            giveBack(bytes);
        }
        return enough;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
