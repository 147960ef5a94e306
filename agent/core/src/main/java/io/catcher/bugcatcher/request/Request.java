package io.catcher.bugcatcher.request;

import org.jspecify.annotations.Nullable;

/**
 * The outermost woven call of a thread, with its steps. Written by its own thread only while it is open; used again and
 * again, so that opening one allocates nothing.
 */
public final class Request {

    /** After this long a request is a loop, not a request: calls under it open their own. */
    public static final long LONGEST_NANOS = 60_000_000_000L;

    private final Steps steps = new Steps();
    private long serial;
    private int entrySite;
    private int depth;
    private long start;
    private @Nullable Request parent;
    private @Nullable Handed from;

    public void open(
            long newSerial, int site, int atDepth, long startNanos, @Nullable Request around, @Nullable Handed handed) {
        serial = newSerial;
        entrySite = site;
        depth = atDepth;
        start = startNanos;
        // Nearly always null before and after: what is not written costs no barrier.
        if (parent != null || around != null) {
            parent = around;
        }
        if (from != null || handed != null) {
            from = handed;
        }
        steps.clear();
    }

    /** Unlinks what lives on in other hands: a chain of hand-overs would otherwise never be let go. */
    void close() {
        if (parent != null) {
            parent = null;
        }
        if (from != null) {
            from = null;
        }
    }

    /** As they were when it was finished or looked at: while it is open its thread notes them at a place of its own. */
    public Steps steps() {
        return steps;
    }

    /** Unique in this JVM. */
    public long serial() {
        return serial;
    }

    public int entrySite() {
        return entrySite;
    }

    /** Woven calls around the request's own entry: 0, unless it was opened under one that never ends. */
    public int depth() {
        return depth;
    }

    /** {@code System.nanoTime()} of the entry. */
    public long start() {
        return start;
    }

    @Nullable
    Request parent() {
        return parent;
    }

    /** The request of another thread that this one is part of. */
    @Nullable
    public Handed from() {
        return from;
    }
}
