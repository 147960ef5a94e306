package io.catcher.perfcatcher.cause;

import io.catcher.perfcatcher.stall.Stalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The platform threads that have made a woven call. {@link #add} is for any thread, the rest for the agent's. */
public final class RunningThreads implements Stalls.RunningAtTheTime {

    /** Deeper calls are left alone: what is slow in them is slow in those around them. */
    static final int DEEPEST = 64;

    private final Queue<RunningThread> arrivals = new ConcurrentLinkedQueue<>();
    private final List<RunningThread> known = new ArrayList<>();

    /** A thread makes its first woven call; {@code calls} are those that it is in. */
    public void add(Thread thread, Running calls) {
        if (!RunningThread.isVirtual(thread)) {
            arrivals.add(new RunningThread(thread, calls));
        }
    }

    int size() {
        return known.size();
    }

    /** Visits the threads that live, and forgets the others. */
    void each(Consumer<RunningThread> visitor) {
        for (RunningThread arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            known.add(arrival);
        }
        int kept = 0;
        for (int i = 0; i < known.size(); i++) {
            RunningThread thread = known.get(i);
            if (!thread.hasEnded()) {
                known.set(kept++, thread);
                visitor.accept(thread);
            }
        }
        known.subList(kept, known.size()).clear();
    }

    @Override
    public void begunBefore(long nanos, IntConsumer site) {
        each(thread -> {
            int depth = Math.min(DEEPEST, thread.calls.depth());
            for (int i = 0; i < depth; i++) {
                long start = thread.calls.startAt(i);
                int at = thread.calls.siteAt(i);
                if (start != 0 && at >= 0 && start - nanos < 0) {
                    site.accept(at);
                }
            }
        });
    }
}
