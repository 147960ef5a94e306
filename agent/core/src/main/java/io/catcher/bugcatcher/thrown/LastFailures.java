package io.catcher.bugcatcher.thrown;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The last failures of all threads that ever failed, so that none of them is held for long. Thread-safe. */
public final class LastFailures {

    private static final long HELD_NANOS = 500_000_000L;

    private final Queue<WeakReference<LastFailure>> all = new ConcurrentLinkedQueue<>();
    private long sweptAt;

    public void add(LastFailure last) {
        all.add(new WeakReference<>(last));
    }

    /** Called by the agent's pulse. */
    public void sweep(long now) {
        if (now - sweptAt < HELD_NANOS) {
            return;
        }
        sweptAt = now;
        Iterator<WeakReference<LastFailure>> each = all.iterator();
        while (each.hasNext()) {
            LastFailure last = each.next().get();
            if (last == null) {
                each.remove();
            } else {
                last.letGo();
            }
        }
    }
}
