package io.catcher.bugcatcher;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.story.FailureReporter;
import io.catcher.bugcatcher.story.Story;
import io.catcher.bugcatcher.thrown.Throwables;
import org.jspecify.annotations.Nullable;

/**
 * The failures of a thread that are counted and not told, on their way out: which frames are left by one that was counted
 * already. There are two while a cleanup fails too, which runs for the first. Happens on failing calls only, on the thread
 * itself, and allocates nothing: this is all that is done for each of a hundred thousand failures a second.
 */
final class Untold {

    /** Of a thread between two beats of the agent's pulse. */
    private static final int MOST_MARKED = 4_000;

    /** What is known at once of an instance that leaves a frame. */
    enum Throw {
        /** It goes on from the last frame that was left. */
        SAME,
        /** It failed before, and is thrown once more. */
        ANEW,
        UNSAID
    }

    private final FailureReporter reporter;
    private final Floodgate floodgate;
    private final Flood flood;
    private final CaptureRules capture;

    Untold(FailureReporter reporter, Floodgate floodgate, CaptureRules capture) {
        this.reporter = reporter;
        this.floodgate = floodgate;
        this.flood = reporter.flood();
        this.capture = capture;
    }

    /** The kind that a new failure is told as; null = it is not told. */
    @Nullable
    Tally begins(ThreadRequests thread, int site, Throwable thrown) {
        if (thread.unseen != null) {
            thread.unseen.begins(thrown);
        }
        setAside(thread, thrown);
        thread.untoldSite = site;
        Tally tally = floodgate.kind(site, thrown);
        boolean expected = !Floodgate.isTellable(tally, thrown);
        thread.last.expected(expected);
        boolean failure = !expected && !floodgate.wrapsKnown(thrown);
        if (failure && mayMark(thread)) {
            failure = floodgate.meets(thrown, tally, thread.number, site);
        } else if (failure) {
            floodgate.meetsUnmarked(thrown);
        }
        if (failure && flood.admits(tally)) {
            return tally;
        }
        thread.untold = failure ? tally : null;
        return null;
    }

    /** In a flood not each is marked: to ask an object for its identity takes half a microsecond. */
    private static boolean mayMark(ThreadRequests thread) {
        long now = ThreadRequests.coarseNanos();
        if (now != thread.markedSince) {
            thread.markedSince = now;
            thread.marked = 0;
        }
        return thread.marked++ < MOST_MARKED;
    }

    /** What passed so far may go on when the new one was caught: it runs through a cleanup, most likely. */
    private void setAside(ThreadRequests thread, Throwable thrown) {
        // What has left all frames that were seen runs through no cleanup of theirs.
        Throwable passing = thread.untoldDepth <= 0 ? null : thread.last.get();
        if (passing != null && passing != thrown) {
            reporter.remember(thread.lastAside, passing);
            thread.asideDepth = thread.untoldDepth;
            thread.aside = thread.untold;
        }
    }

    /**
     * Whether it is a failure of which an inner frame has decided that it is not told.
     *
     * @param same whether it is known to be the throw that left the last frame
     */
    boolean goesOn(ThreadRequests thread, int site, Throwable thrown, int depth, boolean same) {
        // Outwards only: one that is kept and thrown again much later must not pass for it.
        boolean aside = depth < thread.asideDepth && thread.lastAside.isStoryOf(thrown);
        boolean mayPass = thread.untoldDepth != ThreadRequests.NOTHING_PASSES
                && (same || depth < thread.untoldDepth || Throwables.hasFrames(thrown));
        // The very instance first: one that has another suppressed goes on as itself.
        if (mayPass && thread.last.isStoryOf(thrown) && !(aside && thread.lastAside.isAbout(thrown))) {
            return thread.untold == null ? !isMadeOfIgnored(thread, thrown) : !becomesAnother(thread, site, thrown);
        }
        if (aside) {
            countOnce(thread, thrown);
            takeUp(thread);
        }
        return aside;
    }

    /**
     * Where it is what a method has made of the one that was counted, that one is counted no more, and this is to be. Of forty
     * requests that failed by a retry which gave up one was told, and the others were "swallowed" ones of what it had tried.
     */
    private boolean becomesAnother(ThreadRequests thread, int site, Throwable thrown) {
        Throwable inner = thread.last.get();
        Tally counted = thread.untold;
        if (inner == null || counted == null || inner == thrown || !Throwables.leadsTo(thrown, inner)) {
            return false;
        }
        if (floodgate.ignores(site, thrown)) {
            return false;
        }
        flood.takesBack(counted);
        floodgate.forget(inner);
        thread.untoldDepth = ThreadRequests.NOTHING_PASSES;
        thread.untold = null;
        return true;
    }

    /** What a rule ignores is no failure; what somebody wraps it in may be one, and is judged by its own type. */
    private boolean isMadeOfIgnored(ThreadRequests thread, Throwable thrown) {
        Throwable inner = thread.last.get();
        return inner != null
                && inner != thrown
                && Throwables.leadsTo(thrown, inner)
                && floodgate.ignores(thread.untoldSite, inner);
    }

    /** What a {@code close()} threw meanwhile is told with it, as suppressed: it is no failure of its own. */
    private void countOnce(ThreadRequests thread, Throwable thrown) {
        Throwable meanwhile = thread.last.get();
        if (meanwhile != null && thread.untold != null && Throwables.leadsTo(thrown, meanwhile)) {
            flood.takesBack(thread.untold);
        }
    }

    private void takeUp(ThreadRequests thread) {
        thread.untoldDepth = thread.asideDepth;
        thread.untold = thread.aside;
        thread.asideDepth = ThreadRequests.NOTHING_PASSES;
        thread.aside = null;
    }

    /** The one that passed was caught. */
    void caught(ThreadRequests thread, int depth) {
        floodgate.forget(thread.last.get());
        thread.untoldDepth = ThreadRequests.NOTHING_PASSES;
        Throwable aside = thread.asideDepth == ThreadRequests.NOTHING_PASSES ? null : thread.lastAside.get();
        if (aside != null && depth >= thread.asideDepth) {
            takeUp(thread);
            reporter.remember(thread.last, aside);
        } else {
            thread.asideDepth = ThreadRequests.NOTHING_PASSES;
        }
    }

    /**
     * It leaves another frame, maybe the outermost. Of methods that are timed one call in N nobody sees most frames: further
     * out it may leave more of them, and was counted anew in each until the outermost one was known too.
     */
    void passes(ThreadRequests thread, Throwable thrown, int depth) {
        reporter.remember(thread.last, thrown);
        thread.untoldDepth = depth;
        if (depth == 0) {
            thread.asideDepth = ThreadRequests.NOTHING_PASSES;
        }
    }

    /** The one that was told has left the outermost frame that was seen. */
    void toldOneLeft(ThreadRequests thread) {
        thread.untoldDepth = 0;
        thread.untold = null;
        thread.asideDepth = ThreadRequests.NOTHING_PASSES;
    }

    /** Nothing passes any more. */
    static void forget(ThreadRequests thread) {
        thread.untoldDepth = ThreadRequests.NOTHING_PASSES;
        thread.asideDepth = ThreadRequests.NOTHING_PASSES;
    }

    /** The kind of the one that passes, if it is the first of it to leave its request; it is told then. */
    @Nullable
    Tally firstToLeave(ThreadRequests thread) {
        Tally passing = thread.untold;
        return passing != null && flood.admitsAsFirstToLeave(passing) ? passing : null;
    }

    /** Which throw it is of which this frame is left. */
    Throw which(ThreadRequests thread, int site, int depth, Throwable thrown, @Nullable Story about) {
        if (Throwables.hasFrames(thrown)) {
            return isThrownAgain(thread, site, depth, thrown, about) ? Throw.ANEW : Throw.UNSAID;
        }
        if (!thread.last.isStoryOf(thrown)) {
            return Throw.UNSAID;
        }
        return passage(thread).goesOn(site, depth) ? Throw.SAME : Throw.ANEW;
    }

    /** The way of the newest throw. */
    static Passage passage(ThreadRequests thread) {
        Passage passage = thread.passage;
        if (passage == null) {
            thread.passage = passage = new Passage();
        }
        return passage;
    }

    /**
     * Whether an instance that failed before is thrown once more: by the method that it left first, from a place that it has
     * left already. An application may keep one and throw it again and again.
     */
    private boolean isThrownAgain(ThreadRequests thread, int site, int depth, Throwable thrown, @Nullable Story about) {
        if (depth == ThreadRequests.UNSEEN) {
            return isThrownAnew(thread, site, thrown, about);
        }
        if (about != null) {
            return depth >= about.outermostDepth() && about.beganIn(site);
        }
        return thread.untoldDepth != ThreadRequests.NOTHING_PASSES
                && depth >= thread.untoldDepth
                && thread.untoldSite == site
                && thread.last.isAbout(thrown);
    }

    /** The same where nobody saw the method begin. */
    private boolean isThrownAnew(ThreadRequests thread, int site, Throwable thrown, @Nullable Story about) {
        boolean untold = about == null && thread.untoldDepth != ThreadRequests.NOTHING_PASSES;
        if (about == null && !(untold && thread.last.isAbout(thrown))) {
            return false;
        }
        UnseenFrames unseen = thread.unseen;
        if (unseen == null) {
            thread.unseen = unseen = new UnseenFrames();
        }
        boolean began = about == null ? thread.untoldSite == site : about.beganIn(site);
        return unseen.isThrownAnew(thrown, capture.required(site), began);
    }
}
