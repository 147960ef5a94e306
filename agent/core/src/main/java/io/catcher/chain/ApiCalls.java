package io.catcher.chain;

import io.catcher.bugcatcher.BugCatcher;
import io.catcher.bugcatcher.request.Handed;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the application says of itself, through catcher-api.jar: its {@code Hook} has the same operation codes, which are never
 * given another meaning. A step is a call of a method of its name, but that nobody sees whether an exception ended it.
 * Thread-safe.
 */
public final class ApiCalls {

    static final int FIRST = -100;

    private static final int STEP = -100;
    private static final int HAND_OVER = -101;
    private static final int BEGIN = -102;
    private static final int END = -103;
    private static final int CONTEXT = -104;
    private static final int FLUSH = -105;

    private static final @Nullable Object[] NOTHING = {};

    private final Sites sites;
    private final NamedSites names;
    private final @Nullable BugCatcher bugcatcher;
    private final LongPredicate flush;

    /**
     * @param bugcatcher null where it is switched off
     * @param flush waits so many nanoseconds at most; false if that was not enough
     */
    public ApiCalls(Sites sites, NamedSites names, @Nullable BugCatcher bugcatcher, LongPredicate flush) {
        this.sites = sites;
        this.names = names;
        this.bugcatcher = bugcatcher;
        this.flush = flush;
    }

    /** One call of the hook. */
    record Asked(
            int operation,
            long number,
            @Nullable Object first,
            @Nullable Object second) {}

    /** Work that was wrapped, in a request or outside of any. */
    private record Work(int site, @Nullable Handed from, Object task) {}

    /** What was begun; the mark tells whether the thread's place for the call still is this one's. */
    private record Open(Call call, int site, Frame mark, Handed.@Nullable Adopted before, boolean isStep) {}

    @Nullable
    Object called(Dispatcher dispatcher, ThreadState thread, Asked asked) {
        switch (asked.operation()) {
            case STEP -> {
                return asked.first() instanceof String name ? begin(thread, names.step(name), null, true) : null;
            }
            case HAND_OVER -> {
                return asked.second() == null ? null : handOver(thread, asked.first(), asked.second());
            }
            case BEGIN -> {
                return asked.first() instanceof Work work ? begin(thread, work) : null;
            }
            case END -> {
                if (asked.first() instanceof Open open) {
                    end(dispatcher, thread, open, asked.second() instanceof Throwable thrown ? thrown : null);
                }
            }
            case CONTEXT -> {
                if (bugcatcher != null && asked.first() instanceof String key) {
                    String value = asked.second() instanceof String text ? text : null;
                    bugcatcher.said(thread, asked.number(), key, value);
                }
            }
            case FLUSH -> {
                return flush.test(asked.number());
            }
            default -> {}
        }
        return null;
    }

    private Work handOver(ThreadState thread, @Nullable Object name, Object task) {
        int site = names.work(name instanceof String text ? text : null, task.getClass());
        return new Work(site, bugcatcher == null ? null : bugcatcher.handed(thread), task);
    }

    private @Nullable Open begin(ThreadState thread, Work work) {
        Handed.Adopted before = thread.adopts(work.from(), work.task());
        Open open = begin(thread, work.site(), before, false);
        if (open == null) {
            thread.adoptsAgain(before);
        }
        return open;
    }

    private @Nullable Open begin(ThreadState thread, int id, Handed.@Nullable Adopted before, boolean isStep) {
        Site site = sites.get(id);
        Call call = thread.next();
        if (site == null || call == null) {
            return null;
        }
        Frame mark = new Frame(null, NOTHING);
        call.open(site.stamp());
        call.frame(mark);
        site.chain().enter(call, thread);
        thread.depth = call.depth() + 1;
        return new Open(call, id, mark, before, isStep);
    }

    /** Only by the thread that began it, and only while it is one of its open calls. */
    private static void end(Dispatcher dispatcher, ThreadState thread, Open open, @Nullable Throwable thrown) {
        Call call = open.call();
        boolean isOpen = call.thread() == thread
                // Begun before the agent was switched off and on again, it is none of the thread's calls any more.
                && thread.holds(call)
                && call.frame() == open.mark()
                && call.siteId() == open.site()
                && thread.depth > call.depth();
        if (!isOpen) {
            return;
        }
        call.frame(null);
        thread.endUnknown(open.isStep());
        try {
            if (dispatcher.exited(open.site(), call, thrown)) {
                dispatcher.detailed(open.site(), call, thrown, null, NOTHING, null);
            }
        } finally {
            thread.endUnknown(false);
            if (!open.isStep()) {
                thread.adoptsAgain(open.before());
            }
        }
    }
}
