package io.catcher.ship.loki;

import java.util.concurrent.TimeUnit;

/** Wakes the shipper: enough lines for a batch, the oldest has waited long enough, or somebody is in a hurry. */
final class Doorbell {

    private final int batch;
    private final long longestWait;
    private long rung;
    private long answered;
    private int hurries;
    private boolean nudged;
    private boolean ended;

    /** @param longestWait nanoseconds that a line waits for company */
    Doorbell(int batch, long longestWait) {
        this.batch = batch;
        this.longestWait = longestWait;
        // What an earlier JVM left waits already.
        this.rung = batch;
    }

    /** One more line is in the journal. */
    synchronized void ring() {
        rung++;
        if (rung - answered == 1 || rung - answered == batch) {
            notifyAll();
        }
    }

    /** From now until {@link #calm} lines do not wait for company, and a pause ends now. */
    synchronized void hurry() {
        hurries++;
        nudged = true;
        notifyAll();
    }

    synchronized void calm() {
        hurries--;
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Waits for a batch; false = none came within the time. */
    synchronized boolean awaitBatch(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (rung == answered && !ended && remains(deadline)) {
            waitUntil(deadline);
        }
        long late = System.nanoTime() + longestWait;
        while (rung > answered && rung - answered < batch && hurries == 0 && !ended && remains(late)) {
            waitUntil(late);
        }
        boolean any = rung > answered;
        answered = rung;
        return any;
    }

    /** A whole batch may be left, without a ring. */
    synchronized void again() {
        answered = Math.min(answered, rung - batch);
    }

    /** Waits for the time to be over or for a hurry; false = ended. */
    synchronized boolean pause(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!ended && !nudged && remains(deadline)) {
            waitUntil(deadline);
        }
        nudged = false;
        return !ended;
    }

    /** The same before anything was tried: a hurry that comes meanwhile still ends the first pause after it. */
    synchronized void pauseUnlessHurried(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!ended && hurries == 0 && remains(deadline)) {
            waitUntil(deadline);
        }
    }

    private static boolean remains(long deadline) {
        return deadline - System.nanoTime() > 0;
    }

    private void waitUntil(long deadline) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, deadline - System.nanoTime()));
    }
}
