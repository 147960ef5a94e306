package io.catcher.bugcatcher;

import io.catcher.bugcatcher.context.Said;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.bugcatcher.request.Handed;
import io.catcher.bugcatcher.request.Request;
import io.catcher.bugcatcher.request.RequestRing;
import io.catcher.bugcatcher.request.Steps;
import io.catcher.bugcatcher.story.Story;
import io.catcher.bugcatcher.thrown.LastFailure;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What BugCatcher keeps for one thread: its open request and the failure that is on its way out. Requests in flight live
 * here, not in the cache, where 200 busy threads would push each other out of 100 places. Touched by its thread only.
 */
public class ThreadRequests {

    /** The depth of a call that nobody saw begin: deeper than that of any other. */
    public static final int UNSEEN = 1024;

    static final int NOTHING_PASSES = -1;

    /** Deeper than any call. */
    static final int NOWHERE = Integer.MAX_VALUE;

    // Plain on purpose: after a volatile read each call would have to load everything of its request again.
    private static long coarseNanos = System.nanoTime();

    private static final int NEVER = 0;

    /** Another one with each pulse, but never {@link #NEVER}. */
    private static int beat = NEVER + 1;

    /**
     * The same for calls that begin. Volatile: a loop in which all is inlined would read it once, and a request that becomes
     * too old in it would be found so when the loop has ended. One barrier is enough for a call.
     */
    private static volatile int freshBeat = beat;

    private static final AtomicLong NUMBERS = new AtomicLong();

    /** Unique in this JVM; a thread's own id is asked of it, and may be overridden. */
    final long number = NUMBERS.incrementAndGet();

    /** Stands for "no request is open": deeper than any call, so that none is a step. */
    static final int NO_REQUEST = NOWHERE;

    /** The beat in which {@link #settle} found nothing amiss with this thread, as long as nobody has called {@link #unrest}. */
    private int calmIn = NEVER;

    @Nullable
    RequestRing ring;

    /** Those of the open request. They and the next two are here since each call needs them: the ring is five loads away. */
    final Steps steps = new Steps();

    /** Woven calls around the entry of the open request, or {@link #NO_REQUEST}. */
    int openDepth = NO_REQUEST;

    /** {@code System.nanoTime()} of its entry. */
    long openStart;

    @Nullable
    Story story;

    /** Whose work the thread does, where a request was handed over to it. */
    Handed.@Nullable Adopted adopted;

    final LastFailure last = new LastFailure();

    /** The last one that came in as an argument: the next handler, further out, is handed the same. */
    final LastFailure lastIn = new LastFailure();

    /** Woven calls around the frame that an untold failure has left; {@link #NOTHING_PASSES} without one. */
    int untoldDepth = NOTHING_PASSES;

    /** The method that the untold failure left first. */
    int untoldSite;

    /** What it is counted as; null where it is no failure of its own. */
    @Nullable
    Tally untold;

    /** How many failures were marked since that beat of the pulse. */
    int marked;

    long markedSince;

    /** An untold one that is set aside while another one passes, as the three above have it. */
    final LastFailure lastAside = new LastFailure();

    int asideDepth = NOTHING_PASSES;

    @Nullable
    Tally aside;

    /** What the newest throw has left; null until one fails. */
    @Nullable
    Passage passage;

    /** Null until an instance comes again through a method that nobody saw begin. */
    @Nullable
    UnseenFrames unseen;

    /** What the application said itself of this request, or of the next where there is none. */
    @Nullable
    Said said;

    /** Whether what ends now may end by an exception that nobody sees. */
    boolean endUnknown;

    /** From this depth on steps keep what they were called with and returned. */
    int debugDepth = NOWHERE;

    long serial;

    /** The request that the thread is in. */
    @Nullable
    Request open() {
        return ring == null ? null : ring.open();
    }

    void say(long what, String key, @Nullable String value) {
        Said own = said;
        if (own == null) {
            said = own = new Said();
        }
        own.say(what, key, value);
    }

    /**
     * Whether nothing is amiss: no failure is on its way out, no call has said that more than usual is wanted, the request is
     * no older than requests become. A call that is a step of it then needs to ask nothing of all that. It is found out
     * anew with each beat of the pulse.
     */
    public final boolean isCalm() {
        return isCalm(beat);
    }

    /** The same, where it is read already which beat it is. */
    public final boolean isCalm(int nowIn) {
        return calmIn == nowIn;
    }

    /** From now on something may be amiss. */
    public final void unrest() {
        calmIn = NEVER;
    }

    /** Looks whether anything is. */
    protected final void settle() {
        boolean calm = story == null
                && untoldDepth == NOTHING_PASSES
                && asideDepth == NOTHING_PASSES
                && debugDepth == NOWHERE
                && !endUnknown
                && coarseNanos - openStart <= Request.LONGEST_NANOS;
        calmIn = calm ? beat : NEVER;
    }

    /** Whether a call at this depth is a step of the open request. */
    public final boolean isStep(int depth) {
        return depth > openDepth;
    }

    /** Whether the open request ends with the call at this depth. */
    final boolean isEntry(int depth) {
        return depth <= openDepth && openDepth != NO_REQUEST;
    }

    /** The number of the next step. */
    public final int nextStepNumber() {
        return steps.count();
    }

    /** It begins, and the thread {@link #isCalm}. */
    public final void beginStep(int site) {
        steps.begin(site);
    }

    /** It returned, and this is when it began and what it took. */
    public final void endStep(int step, int site, long start, long duration) {
        steps.returned(step, site, start, duration);
    }

    /** It ended, which need not be said of one that returned and that nothing timed. */
    public final void endStep(int step, long start, long duration, Steps.Outcome outcome) {
        steps.end(step, start, duration, outcome);
    }

    /** Marks the steps whose calls this thread has not left yet. */
    protected void markRunning(Steps of) {}

    /** A call at this depth begins whose events tell more. */
    public void debugFrom(int depth) {
        unrest();
        debugDepth = Math.min(debugDepth, depth);
    }

    /** It ends. */
    public void debugTo(int depth) {
        if (depth <= debugDepth) {
            debugDepth = NOWHERE;
        }
    }

    /** Set around the end of what the application began itself. */
    public void endUnknown(boolean now) {
        unrest();
        endUnknown = now;
    }

    /**
     * What the thread does now is part of a request of another one.
     *
     * @param from null = of none
     * @return what it was part of so far, for {@link #adoptsAgain}
     */
    public Handed.@Nullable Adopted adopts(@Nullable Handed from, Object task) {
        Handed.Adopted before = adopted;
        adopted = from == null ? null : new Handed.Adopted(from, new WeakReference<>(task), null);
        return before;
    }

    public void adoptsAgain(Handed.@Nullable Adopted before) {
        adopted = before;
    }

    /** What left woven code of this thread last. */
    public LastFailure last() {
        return last;
    }

    /** What the thread does from now on is done for no other. */
    public void forget() {
        adopted = null;
    }

    /** What the thread was doing is not told any more: nobody saw how it went on. */
    public void abandon() {
        unrest();
        story = null;
        adopted = null;
        said = null;
        endUnknown = false;
        debugDepth = NOWHERE;
        Untold.forget(this);
        openDepth = NO_REQUEST;
        if (ring != null) {
            ring.abandon();
        }
    }

    /** Called by the agent's pulse: nested calls judge the age of their request by this, without a clock of their own. */
    public static void pulse(long nanos) {
        coarseNanos = nanos;
        newBeat();
    }

    /** From now on each thread has to find out anew whether it {@link #isCalm}. */
    // Locked: of two at once one would be lost, and a number that comes again would be that of threads looked at long
    // ago.
    public static synchronized void newBeat() {
        beat = beat + 1 == NEVER ? NEVER + 1 : beat + 1;
        freshBeat = beat;
    }

    /** As of the last {@link #freshBeat}, or later. */
    public static int beat() {
        return beat;
    }

    public static int freshBeat() {
        return freshBeat;
    }

    /** {@code System.nanoTime()} as of the last pulse. */
    public static long coarseNanos() {
        return coarseNanos;
    }
}
