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
    private int site;
    private int generation;
    private long start;
    private long duration;
    private long ours;
    private int step;
    private int entered;
    private int standsFor;
    private boolean told;
    private boolean compared;
    private @Nullable Frame frame;
    private @Nullable CallContext noted;

    Call(int depth, ThreadState thread) {
        this.depth = depth;
        this.thread = thread;
    }

    /** The site by its id: with G1 a reference written into an object as old as this costs a barrier on each call. */
    void open(int newSite, int newGeneration) {
        site = newSite;
        generation = newGeneration;
        start = 0;
        duration = 0;
        ours = 0;
        entered = 0;
        standsFor = 1;
    }

    /** A call that is known only by its failure: only links that can do with that are left. */
    void openFailed(int newSite, int newGeneration, int linksThatCatchIt) {
        open(newSite, newGeneration);
        step = BugCatcher.NO_STEP;
        entered = linksThatCatchIt;
    }

    /** That of the site by which it was entered. */
    int generation() {
        return generation;
    }

    ThreadState thread() {
        return thread;
    }

    /** Id of the woven method. */
    public int siteId() {
        return site;
    }

    /** Woven calls of this thread around this one. */
    public int depth() {
        return depth;
    }

    /** {@code System.nanoTime()} of the entry: read once for all interceptors of the call, and only if one asks. */
    public long start() {
        if (start == 0) {
            start = System.nanoTime();
        }
        return start;
    }

    /** The same without reading the clock: 0 if nobody asked. */
    public long startIfKnown() {
        return start;
    }

    /** Nanoseconds, 0 where nothing timed the call. */
    public long duration() {
        return duration;
    }

    /**
     * It ends; gives when it would have without the agent's own work for calls inside it. Its start stays: by that a slow call
     * is known as one that was told while it ran, and as one around another.
     */
    long ended(long now) {
        duration = now - start() - ours;
        return end();
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

    /** While it is true watched methods that the thread calls are not watched. Gives what it was. */
    public boolean unwatched(boolean now) {
        return thread.inside(now);
    }

    /** Stands for this many calls of its method, itself included. */
    void standsFor(int calls) {
        standsFor = calls;
    }

    void sample(long end, long nanos) {
        thread.samples().add(site, end, nanos, standsFor);
        if (standsFor != 1) {
            thread.countDisplaced(end);
        }
    }

    /** Remembers the places of the links that ran their entry, a bit each: only those are left that were entered. */
    void entered(int links) {
        entered = links;
    }

    boolean hasEntered(int links) {
        return (entered & links) == links;
    }
}
