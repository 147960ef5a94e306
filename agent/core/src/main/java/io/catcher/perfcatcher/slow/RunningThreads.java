package io.catcher.perfcatcher.slow;

import io.catcher.perfcatcher.stall.Stalls;
import io.catcher.perfcatcher.thread.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The threads that have made a woven call; of virtual ones, of which there may be a million, as many as can be looked at.
 * {@link #add} is for any thread, the rest for the agent's.
 */
public final class RunningThreads implements Stalls.RunningAtTheTime {

    /** Deeper calls are left alone: what is slow in them is slow in those around them. */
    static final int DEEPEST = 64;

    private static final int MOST_VIRTUAL = 1_000;

    private final AtomicInteger virtual = new AtomicInteger();
    private final Queue<RunningThread> arrivals = new ConcurrentLinkedQueue<>();
    private final List<RunningThread> known = new ArrayList<>();

    /** A thread makes its first woven call; {@code calls} are those that it is in. */
    public void add(Thread thread, Running calls) {
        boolean isVirtual = RunningThread.isVirtual(thread);
        if (isVirtual) {
            if (virtual.get() >= MOST_VIRTUAL) {
                return;
            }
            virtual.incrementAndGet();
        }
        arrivals.add(new RunningThread(thread, calls, isVirtual));
    }

    public int size() {
        return known.size();
    }

    /** Visits the threads that live, and forgets the others. */
    public void each(Consumer<RunningThread> visitor) {
        for (RunningThread arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            known.add(arrival);
        }
        int kept = 0;
        for (int i = 0; i < known.size(); i++) {
            RunningThread thread = known.get(i);
            if (!thread.hasEnded()) {
                known.set(kept++, thread);
                visitor.accept(thread);
            } else if (thread.isVirtual) {
                virtual.decrementAndGet();
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
