package io.catcher.bugcatcher;

import io.catcher.bugcatcher.story.FailureReporter;
import io.catcher.bugcatcher.story.Story;
import io.catcher.bugcatcher.story.Story.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The failures that a thread may still throw on, the newest first. There is more than one while a {@code finally} block or
 * a {@code close()} throws, or a caller tries again: which of them goes on is known only when a frame further out throws
 * or returns. All of it happens on failing calls only, and on the thread itself.
 */
final class Unwinding {

    /** A loop that fails each time in one frame: what is older than this goes on no more. */
    private static final int MOST = 8;

    /** Further out than any frame. */
    private static final int OUTSIDE = -1;

    private final FailureReporter reporter;
    private final Floodgate floodgate;

    Unwinding(FailureReporter reporter, Floodgate floodgate) {
        this.reporter = reporter;
        this.floodgate = floodgate;
    }

    /**
     * A woven frame throws. What was caught inside it and goes on in no way is told as swallowed.
     *
     * @param same whether it is known to be the throw that left the last frame, however deep this one is
     * @return the failure that goes on, now the thread's newest; null when this is a new one
     */
    @Nullable
    Story goesOn(ThreadRequests thread, Throwable thrown, int depth, boolean same) {
        Story on = find(thread.story, thrown, same ? OUTSIDE : depth);
        settle(thread, depth, thrown, on);
        if (on == null) {
            return null;
        }
        if (on.cameIn()) {
            // It came in and leaves now: it is told as one that left, and only so if a second has not passed yet.
            floodgate.forget(on.first());
            on.take();
            return null;
        }
        on.left(depth, thrown);
        on.under = thread.story;
        thread.story = on;
        return on;
    }

    /** A woven frame returns: what failed inside it was caught. */
    void returned(ThreadRequests thread, int depth) {
        for (Story story = thread.story; story != null; story = story.under) {
            if (goesNoFurther(thread, story, depth)) {
                settle(thread, depth, null, null);
                return;
            }
        }
    }

    /** Whether something that failed inside the frame at this depth may be on its way through it. */
    boolean mayGoOn(ThreadRequests thread, int depth) {
        for (Story story = thread.story; story != null; story = story.under) {
            if (story.outermostDepth() > depth && !story.cameIn()) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the thread's failures is this one, wraps it, or was wrapped by it. */
    boolean knows(ThreadRequests thread, Throwable other) {
        for (Story story = thread.story; story != null; story = story.under) {
            if (story.goesOnAs(other, OUTSIDE)) {
                return true;
            }
        }
        return false;
    }

    /** The newest of the thread's failures that have left a frame which is about this very instance. */
    @Nullable
    Story about(ThreadRequests thread, Throwable thrown) {
        Story story = thread.story;
        while (story != null && (story.cameIn() || !story.isAbout(thrown))) {
            story = story.under;
        }
        return story;
    }

    /** The instance is thrown once more: it was caught. */
    void caught(ThreadRequests thread, Story caught) {
        remove(thread, caught);
        reporter.tell(caught, endOf(caught));
    }

    private static void remove(ThreadRequests thread, Story gone) {
        if (thread.story == gone) {
            thread.story = gone.under;
        } else {
            for (Story story = thread.story; story != null; story = story.under) {
                if (story.under == gone) {
                    story.under = gone.under;
                }
            }
        }
        gone.under = null;
    }

    /** Nobody saw the frames begin that it has left: it may have left to code that is not watched, and was caught there. */
    private static Outcome endOf(Story story) {
        return story.outermostDepth() < ThreadRequests.UNSEEN ? Outcome.SWALLOWED : Outcome.UNKNOWN;
    }

    void push(ThreadRequests thread, Story story) {
        story.under = thread.story;
        thread.story = story;
        limit(thread);
    }

    /** One has come in. What is on its way meanwhile stays the newest: it is that which leaves the frame. */
    void cameIn(ThreadRequests thread, Story story) {
        Story leaving = thread.story;
        if (leaving == null || leaving.cameIn()) {
            push(thread, story);
        } else {
            story.under = leaving.under;
            leaving.under = story;
            limit(thread);
        }
    }

    /** The oldest goes on no more; of those that came in, if there is one: of the others it is known that they left. */
    private void limit(ThreadRequests thread) {
        int count = 0;
        Story oldest = null;
        for (Story story = thread.story; story != null; story = story.under) {
            count++;
            if (oldest == null || story.cameIn() || !oldest.cameIn()) {
                oldest = story;
            }
        }
        if (oldest != null && count > MOST) {
            remove(thread, oldest);
            reporter.tell(oldest, endOf(oldest));
        }
    }

    /** The thread does other woven work while its newest failure is on its way. */
    static void threadWentOn(ThreadRequests thread) {
        Story story = thread.story;
        while (story != null && story.cameIn()) {
            story = story.under;
        }
        if (story != null) {
            story.threadWentOn();
        }
    }

    /** The thread's outermost frame is gone: nothing of it can go on. */
    void end(ThreadRequests thread, Outcome outcome) {
        for (Story story = thread.story; story != null; story = story.under) {
            reporter.tell(story, outcome);
        }
        thread.story = null;
    }

    /** The very instance first: an exception that has another one suppressed is told as itself. */
    private static @Nullable Story find(@Nullable Story newest, Throwable thrown, int depth) {
        Story related = null;
        for (Story story = newest; story != null; story = story.under) {
            if (story.goesOnAs(thrown, depth)) {
                if (story.isAbout(thrown)) {
                    return story;
                }
                related = related == null || related.cameIn() ? story : related;
            }
        }
        return related;
    }

    /**
     * What left a frame inside the one at this depth was caught there. What only came in may still be thrown by any frame of the
     * request: the method that made it hands it to a helper, and returns it to whoever throws it.
     */
    private static boolean goesNoFurther(ThreadRequests thread, Story story, int depth) {
        boolean inside = story.outermostDepth() > depth;
        return story.cameIn() ? story.isTold() || (inside && thread.isEntry(depth)) : inside;
    }

    /** Leaves only what may still go on: what failed beside the frame at this depth, not inside it. */
    private void settle(ThreadRequests thread, int depth, @Nullable Throwable thrown, @Nullable Story on) {
        Story kept = null;
        Story next = thread.story;
        thread.story = null;
        while (next != null) {
            Story story = next;
            next = story.under;
            story.under = null;
            boolean toldWithIt = on != null && thrown != null && story.isPartOf(thrown);
            if (story == on || (toldWithIt && story.take() != null)) {
                continue;
            }
            if (goesNoFurther(thread, story, depth)) {
                floodgate.forget(story.first());
                reporter.tell(story, Outcome.SWALLOWED);
            } else if (kept == null) {
                thread.story = kept = story;
            } else {
                kept.under = story;
                kept = story;
            }
        }
    }
}
