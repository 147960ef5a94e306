package io.catcher.chain;

import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.bugcatcher.request.Steps;
import io.catcher.perfcatcher.context.SlowFrom;
import org.jspecify.annotations.Nullable;

/** PerfCatcher's place in the chain: two clock reads, a note in the thread's own buffer, and a look at what is slow. */
public final class PerfInterceptor implements Interceptor {

    private final SlowFrom limits;
    private final @Nullable SlowCallNotes notes;

    /** @param notes null where nothing but their times is wanted of slow calls */
    public PerfInterceptor(SlowFrom limits, @Nullable SlowCallNotes notes) {
        this.limits = limits;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "perfcatcher";
    }

    @Override
    public int priority() {
        return Priority.HIGH;
    }

    @Override
    public boolean maySkip() {
        return true;
    }

    @Override
    public void enter(Call call, ThreadRequests thread) {
        call.start();
    }

    @Override
    public boolean exit(Call call, @Nullable Throwable thrown) {
        long end = call.ended(System.nanoTime());
        long duration = call.duration();
        call.sample(end, duration);
        return duration >= limits.of(call.siteId()) && isWanted(call, end, duration, thrown);
    }

    /** The same for a plain step that took so long. */
    boolean ended(Call step, int site, ThreadState thread, long duration) {
        long end = step.startIfKnown() + duration;
        thread.samples().add(site, end, duration);
        return duration >= limits.of(site) && isWanted(step, end, duration, null);
    }

    /** Whether the objects of this slow call are wanted. */
    private boolean isWanted(Call call, long end, long duration, @Nullable Throwable thrown) {
        if (notes == null) {
            return false;
        }
        // What is noted of it shows its own step, too, of which BugCatcher hears only when this has returned.
        Steps.Outcome outcome = thrown == null ? Steps.Outcome.RETURNED : Steps.Outcome.FAILED;
        call.thread().endStep(call.step(), call.startIfKnown(), duration, outcome);
        return notes.ended(call, end, duration);
    }

    @Override
    public void detail(
            Call call,
            @Nullable Throwable thrown,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result) {
        if (notes != null) {
            notes.note(call, arguments);
        }
    }
}
