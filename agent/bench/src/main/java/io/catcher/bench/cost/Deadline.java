package io.catcher.bench.cost;

import java.time.Duration;

/** When a run ends, whatever is left to measure. */
record Deadline(long atNanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - atNanos >= 0;
    }
}
