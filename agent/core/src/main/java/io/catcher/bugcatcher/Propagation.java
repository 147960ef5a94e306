package io.catcher.bugcatcher;

import io.catcher.bugcatcher.request.Handed;
import io.catcher.bugcatcher.request.Handed.Adopted;
import io.catcher.bugcatcher.request.Handovers;
import io.catcher.bugcatcher.request.Request;
import java.lang.ref.WeakReference;
import java.util.concurrent.ForkJoinTask;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request follow the work that it hands to other threads: what such work calls first opens a request of its own,
 * which names the one it came from and is part of the same workflow. Called by the JDK's own executors on the
 * application's threads: neither blocks nor throws. Thread-safe.
 */
public final class Propagation {

    /** Tasks that run inside one another on a thread; deeper ones belong to nobody. */
    private static final int DEEPEST = 16;

    private final Handovers handovers = new Handovers();
    private final LongFunction<String> workflows;

    /** @param workflows the id of the workflow that the current thread is in, by the serial of its request */
    Propagation(LongFunction<String> workflows) {
        this.workflows = workflows;
    }

    /** A thread gives a task to an executor. */
    public void handsOver(ThreadRequests thread, Object task) {
        Handed handed = handed(thread, workflows);
        if (handed != null) {
            handovers.put(task, handed);
        } else if (handovers.isUsed()) {
            // Handed over before, and never run: whoever runs it now runs it for nobody.
            handovers.take(task);
        }
    }

    static @Nullable Handed handed(ThreadRequests thread, LongFunction<String> workflows) {
        Request open = thread.open();
        Adopted adopted = thread.adopted;
        if (open == null) {
            return adopted == null ? null : adopted.from();
        }
        Handed from = open.from();
        String said = thread.said == null ? null : thread.said.workflow();
        String known = from == null ? workflows.apply(open.serial()) : from.workflow();
        return new Handed(open, open.serial(), open.entrySite(), said == null ? known : said);
    }

    /** Whether any task ever took a request along: if not, nothing needs to be looked up. */
    public boolean isUsed() {
        return handovers.isUsed();
    }

    /** A thread begins a task that is not part of another. */
    public void runs(ThreadRequests thread, Object task) {
        thread.adopted = null;
        runsWithin(thread, task);
    }

    /** A thread begins a task, perhaps while another one waits for it on the same thread. */
    public void runsWithin(ThreadRequests thread, Object task) {
        Handed handed = handovers.take(task);
        Adopted around = unfinished(thread.adopted);
        thread.adopted = handed == null && around == null ? null : adopted(handed, task, around);
    }

    /** A thread begins what it was made for; that it was handed over itself may be known already. */
    public void begins(ThreadRequests thread, Object task) {
        Handed handed = handovers.take(task);
        if (handed != null) {
            thread.adopted = adopted(handed, task, null);
        }
    }

    /** A thread waits for its next task. */
    public void idles(ThreadRequests thread) {
        thread.adopted = null;
    }

    private static Adopted adopted(@Nullable Handed handed, Object task, @Nullable Adopted around) {
        int depth = 0;
        for (Adopted at = around; at != null; at = at.around()) {
            depth++;
        }
        return new Adopted(handed, new WeakReference<>(task), depth < DEEPEST ? around : null);
    }

    /** What the thread runs now. That a ForkJoinTask has ended is seen by its own state: nobody tells. */
    static @Nullable Adopted unfinished(@Nullable Adopted newest) {
        Adopted at = newest;
        while (at != null && isOver(at.task().get())) {
            at = at.around();
        }
        return at;
    }

    private static boolean isOver(@Nullable Object task) {
        return task == null || (task instanceof ForkJoinTask<?> forked && forked.isDone());
    }
}
