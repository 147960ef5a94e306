package io.catcher.chain;

import io.catcher.bugcatcher.BugCatcher;
import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.perfcatcher.context.CallContext;
import org.jspecify.annotations.Nullable;

/**
 * One running call of a woven method: what its interceptors need between entry and exit. Preallocated, one for each depth
 * of a thread, and used again by the next call at that depth; touched by its own thread only.
 */
public final class Call {

    private final int depth;
    private final ThreadState thread;

    /** Of the site, with its generation: see {@link Site#stamp}. */
    private long stamp;

    private long start;
    private long duration;
    private long ours;
    private int step;
    private int entered;
    private int standsFor;

    /** The beat in which it was entered as a plain step; 0 for all other calls. */
    private int plainIn;

    private boolean told;
    private boolean compared;
    private @Nullable Frame frame;
    private @Nullable CallContext noted;

    Call(int depth, ThreadState thread) {
        this.depth = depth;
        this.thread = thread;
    }

    /** The site by its id: with G1 a reference written into an object as old as this costs a barrier on each call. */
    void open(long ofSite) {
        stamp = ofSite;
        // A frame of an earlier call would be shown as this one's, by an interceptor that came back by a reload.
        letGo();
        start = 0;
        step = BugCatcher.NO_STEP;
        plainIn = 0;
        entered = 0;
        standsFor = 1;
    }

    /** The same for one that nothing but the catchers is around, which both have entered it by this. */
    void openPlain(long ofSite, int newStep, int beat, long now) {
        stamp = ofSite;
        step = newStep;
        plainIn = beat;
        startsAt(now);
    }

    /** @param now 0 = that is not known yet */
    void startsAt(long now) {
        duration = 0;
        ours = 0;
        start = now;
    }

    /** Whether such a call is timed. */
    boolean isTimed() {
        return Site.isTimed(stamp);
    }

    /** Whether it was entered so in this beat. */
    boolean isPlainIn(int beat) {
        return plainIn == beat;
    }

    /** A call that is known only by its failure: only links that can do with that are left. */
    void openFailed(long ofSite, int linksThatCatchIt) {
        open(ofSite);
        entered = linksThatCatchIt;
    }

    /** That of the site by which it was entered. */
    int generation() {
        return Site.generation(stamp);
    }

    ThreadState thread() {
        return thread;
    }

    /** Id of the woven method. */
    public int siteId() {
        return Site.id(stamp);
    }

    /** Woven calls of this thread around this one. */
    public int depth() {
        return depth;
    }

    /** {@code System.nanoTime()} of the entry: read once for all interceptors of the call, and only if one asks. */
    public long start() {
        if (start == 0) {
            startsAt(System.nanoTime());
        }
        return start;
    }

    /** The same without reading the clock: 0 if nobody asked. */
    public long startIfKnown() {
        return start;
    }

    /** Nanoseconds, 0 where nothing timed the call. */
    public long duration() {
        return start == 0 ? 0 : duration;
    }

    /**
     * It ends; gives when it would have without the agent's own work for calls inside it. Its start stays: by that a slow call
     * is known as one that was told while it ran, and as one around another.
     */
    long ended(long now) {
        return start + lasted(now);
    }

    /** The same; gives how long it took, in nanoseconds. */
    long lasted(long now) {
        long lasted = now - start - ours;
        duration = lasted;
        return lasted;
    }

    /** When a call ended that was timed. */
    long end() {
        return start + duration;
    }

    /** The agent has worked for a call inside this one: that is nobody's time. */
    void isOurs(long nanos) {
        ours += nanos;
    }

    /** Its number in its request; {@link BugCatcher#NO_STEP} without one. */
    public int step() {
        return step;
    }

    void step(int number) {
        step = number;
    }

    /** Whether the frame's objects are wanted for an event; set by each exit that throws. */
    boolean isTold() {
        return told;
    }

    void told(boolean now) {
        told = now;
    }

    /** The frame's objects are wanted to be compared. Reset when they are taken, so that no other call pays for it. */
    void compare() {
        compared = true;
    }

    boolean isCompared() {
        boolean now = compared;
        compared = false;
        return now;
    }

    /** It was slow, and this is what it belonged to; its arguments are still to be had. */
    void noted(CallContext context) {
        noted = context;
    }

    /** That of this call, or of an earlier one at this depth; null where none waits. */
    @Nullable
    CallContext takeNoted() {
        CallContext context = noted;
        if (context != null) {
            noted = null;
        }
        return context;
    }

    /** What BugCatcher keeps for the thread. */
    public ThreadRequests requests() {
        return thread;
    }

    /** The call's own objects, where an interceptor {@link Interceptor#wantsFrame}; null for all other calls. */
    public @Nullable Frame frame() {
        return frame;
    }

    void frame(@Nullable Frame ofThisCall) {
        frame = ofThisCall;
    }

    /** Nothing of the application's is held between two calls: it may be large. */
    void letGo() {
        if (frame != null) {
            frame = null;
        }
    }

    /** While it is true watched methods that the thread calls are not watched. Gives what it was. */
    public boolean unwatched(boolean now) {
        return thread.inside(now);
    }

    /** Stands for this many calls of its method, itself included. */
    void standsFor(int calls) {
        standsFor = calls;
    }

    void sample(long end, long nanos) {
        int calls = plainIn == 0 ? standsFor : 1;
        thread.samples().add(siteId(), end, nanos, calls);
        if (calls != 1) {
            thread.countDisplaced(end);
        }
    }

    /** Remembers the places of the links that ran their entry, a bit each: only those are left that were entered. */
    void entered(int links) {
        entered = links;
    }

    boolean hasEntered(int links) {
        return plainIn != 0 || (entered & links) == links;
    }
}
