package io.catcher.boot;

import io.catcher.boot.summary.MinuteSummary;
import io.catcher.bugcatcher.story.FailureReporter;
import io.catcher.bugcatcher.story.VersionMemory;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.plugin.OwnInterceptors;
import io.catcher.ship.Shipping;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does at the end of the JVM, in the shutdown hook, once. The application's own hooks run at the same time and
 * may go on for longer: what fails in them is told as well.
 */
final class LastWork implements Runnable {

    private static final Duration LAST_FLUSH = Duration.ofSeconds(2);
    private static final Duration LAST_RECORD = Duration.ofSeconds(1);

    /** The exit waits no longer than this for failures that keep coming. */
    private static final long LONGEST_STAY_NANOS = 1_000_000_000L;

    private static final long STAY_NANOS = 20_000_000L;

    private static final long LONGEST_JUDGED_NANOS = 500_000_000L;

    /** The pulse may be in the middle of one. */
    private static final long LONGEST_BEAT_NANOS = 2_000_000_000L;

    /** After the end a story is told a tenth of a second after the throw, and not after a whole one. */
    private static final long HASTE_NANOS = 900_000_000L;

    /** What it has to do with. */
    record Rooms(
            Shipping shipping,
            Pulse pulse,
            FailureReporter failures,
            CountedFailures counted,
            @Nullable PerfCatcher perfcatcher,
            OwnInterceptors own,
            MinuteSummary summary,
            VersionMemory versionMemory,
            LogLines log) {}

    private final Rooms rooms;
    private final Runnable deadlocks;
    private long begun;
    private long producedBefore;
    private volatile boolean done;

    /** @param deadlocks tells whether threads hold each other for ever */
    LastWork(Rooms rooms, Runnable deadlocks) {
        this.rooms = rooms;
        this.deadlocks = deadlocks;
    }

    /** So much earlier than usual, in nanoseconds, a failure is told of which the end is not known. */
    long haste() {
        return done ? HASTE_NANOS : 0;
    }

    @Override
    public void run() {
        // Never started: nothing was ever woven or told, and in a JVM whose memory is exhausted every class counts.
        if (rooms.shipping.isStarted()) {
            begun = System.nanoTime();
            judgeNoLonger();
            long deadline = begun + LAST_FLUSH.toNanos();
            boolean more = true;
            for (int step = 0; more; step++) {
                // Applications' hooks interrupt all threads that they find: with the flag up no wait would wait.
                Thread.interrupted();
                try {
                    more = finish(step, deadline);
                } catch (OutOfMemoryError full) {
                    // Not even a lambda finds room: hence the numbers. The other steps are done in any case.
                    rooms.shipping.makeRoom();
                } catch (Throwable failure) {
                    rooms.log.add("the end of the JVM could not be told: " + failure);
                }
            }
            judgeOn();
        }
    }

    /** What is done last, one thing after the other; false when that is all. */
    private boolean finish(int step, long deadline) {
        switch (step) {
            case 0 -> rooms.pulse.beatWithin(LONGEST_BEAT_NANOS);
            case 1 -> rooms.failures.finish();
            case 2 -> finishPerf();
            case 3 -> deadlocks.run();
            // What still is in the queue may turn out to be a repeat: then it is counted, and told below.
            case 4 -> rooms.shipping.recordLast(LAST_RECORD);
            case 5 -> rooms.own.finish();
            case 6 -> rooms.counted.settle();
            case 7 -> rooms.counted.tell(true);
            case 8 -> rooms.summary.tellLast(System.nanoTime());
            case 9 -> stop(deadline);
            case 10 -> rooms.versionMemory.save();
            case 11 -> stay();
            case 12 -> rooms.shipping.tellUnwritten();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Where threads that never end leave hardly any processor, what they call is judged no longer: the JVM is to end. */
    private void judgeNoLonger() {
        if (rooms.perfcatcher != null) {
            rooms.perfcatcher.judgesUntil(begun + LONGEST_JUDGED_NANOS);
        }
    }

    /** The application's hooks may go on for long. */
    private void judgeOn() {
        if (rooms.perfcatcher != null) {
            rooms.perfcatcher.judgesOn();
        }
    }

    private void finishPerf() {
        if (rooms.perfcatcher != null) {
            rooms.perfcatcher.finish();
        }
    }

    private void stop(long deadline) {
        producedBefore = produced();
        rooms.shipping.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    /**
     * A service that drains its requests fails some of them now. As long as failures come they are told here, later ones by
     * the pulse, which goes on until the JVM is gone. Who ends without a failure does not wait.
     */
    private void stay() {
        done = true;
        rooms.shipping.deliverAtOnce();
        // From the beginning: where threads that fail all the time leave no processor to the agent, waiting wins
        // nothing.
        long until = begun + LONGEST_STAY_NANOS;
        long before = producedBefore;
        for (long now = produced(); now != before && System.nanoTime() < until; now = produced()) {
            before = now;
            Thread.interrupted();
            LockSupport.parkNanos(STAY_NANOS);
            rooms.pulse.beatWithin(STAY_NANOS);
        }
    }

    /** For the pulse. What a failure is called is known when it is written: then its repeats are told as that one. */
    void tellCounted() {
        if (done) {
            rooms.shipping.record(LAST_RECORD);
        }
        rooms.counted.tell(done);
    }

    /** Failures, told or counted, and what else there was to tell. */
    private long produced() {
        rooms.counted.settle();
        return rooms.shipping.counts().produced();
    }
}
