package io.catcher.chain;

import io.catcher.bugcatcher.Propagation;
import io.catcher.bugcatcher.ThreadRequests;
import org.jspecify.annotations.Nullable;

/** What the JDK's executors say of the tasks that they are given and run, by operation code of the bridge. */
public final class Handover {

    /** A thread gives a task to an executor. All further codes are smaller. */
    public static final int HANDS_OVER = -10;

    /** A thread begins a task. */
    public static final int RUNS = -11;

    /** A thread begins a task, perhaps inside another one. */
    public static final int RUNS_WITHIN = -12;

    /** A thread waits for its next task. */
    public static final int IDLES = -13;

    /** A thread begins what it was made for. */
    public static final int BEGINS = -14;

    private final Propagation propagation;
    private final Carriers carriers = new Carriers();

    Handover(Propagation propagation) {
        this.propagation = propagation;
    }

    /**
     * Asked before anything of the thread is touched.
     *
     * @param pool that a task is given to, null where that does not matter
     */
    boolean concerns(int operation, @Nullable Object pool) {
        return operation == HANDS_OVER ? pool == null || !carriers.isScheduler(pool) : propagation.isUsed();
    }

    void called(int operation, Object task, ThreadRequests thread) {
        if (task instanceof Thread started) {
            carriers.seen(started);
        }
        switch (operation) {
            case HANDS_OVER -> propagation.handsOver(thread, task);
            case RUNS -> propagation.runs(thread, task);
            case RUNS_WITHIN -> propagation.runsWithin(thread, task);
            case BEGINS -> propagation.begins(thread, task);
            case IDLES -> propagation.idles(thread);
            default -> {}
        }
    }
}
