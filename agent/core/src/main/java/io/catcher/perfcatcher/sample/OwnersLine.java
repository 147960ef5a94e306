package io.catcher.perfcatcher.sample;

/**
 * Keeps what one thread writes on each call away from what other threads write. Two such counters in one cache line
 * make both threads wait for each other: the call costs 1.5 times as much. HotSpot lays out the fields of a superclass
 * before those of its subclass, so the padding stays where it is written.
 */
final class OwnersLine {

    private OwnersLine() {}

    abstract static class Before {
        long b1, b2, b3, b4, b5, b6, b7;
    }

    /** Written by the buffer's own thread only. */
    abstract static class Fields extends Before {
        /** Samples ever added; released, so that the agent's thread sees the samples before it. */
        long head;
        /** The head at which the ring is full, as far as the owner knows. */
        long limit;

        long skipped;
        int mask;
        long[] slots = {};
    }

    abstract static class After extends Fields {
        long a1, a2, a3, a4, a5, a6, a7, a8;
    }
}
