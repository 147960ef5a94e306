package io.catcher.ship;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until all that was offered before is on disk. Thread-safe. */
record Written(DraftQueue queue, Recorder recorder) {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_STANDSTILL = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);

    /** False = not in time. */
    boolean by(long deadline) {
        return await(() -> System.nanoTime() < deadline);
    }

    /**
     * The same for the end of a JVM, after which nobody writes what is still in memory: as long as lines go to disk, it waits
     * longer, ten seconds at most. A busy machine, and an agent that has loaded few of its classes yet, need more than the
     * deadline for the first events.
     */
    boolean byOrAsLongAsItGoesOn(long deadline) {
        long began = System.nanoTime();
        long[] last = {recorder.taken(), began};
        return await(() -> {
            long now = System.nanoTime();
            if (recorder.taken() != last[0]) {
                last[0] = recorder.taken();
                last[1] = now;
            }
            return now < deadline || (now - last[1] < LONGEST_STANDSTILL && now - began < LONGEST);
        });
    }

    /** Pools and hooks interrupt who waits, and a thread may come with the flag up: what it offered is to be written anyway. */
    private boolean await(Patience patience) {
        boolean interrupted = Thread.interrupted();
        Recorder.Marker marker = null;
        boolean queued = false;
        boolean reached = false;
        do {
            try {
                marker = marker == null ? marker() : marker;
                queued = queued || (marker != null && queue.offer(marker));
                if (queued && marker != null) {
                    reached = marker.await(LOOK_NANOS);
                } else {
                    Thread.sleep(1);
                }
            } catch (InterruptedException notForUs) {
                interrupted = true;
            }
        } while (!reached && patience.goesOn());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return reached;
    }

    /** Null while the heap is full: a moment later it may not be. */
    private static Recorder.@Nullable Marker marker() {
        try {
            return new Recorder.Marker();
        } catch (OutOfMemoryError full) {
            return null;
        }
    }

    private interface Patience {
        boolean goesOn();
    }
}
