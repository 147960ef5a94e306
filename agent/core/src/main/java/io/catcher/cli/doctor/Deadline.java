package io.catcher.cli.doctor;

import java.time.Duration;

/** When all checks together must be done. Immutable. */
record Deadline(long nanos) {

    private static final Duration STEP = Duration.ofSeconds(4);

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }

    /** What one step may take. */
    Duration step() {
        Duration left = Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
        return left.compareTo(STEP) < 0 ? left : STEP;
    }
}
