package com.acme.shop.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A stand-in for hardware that takes its time. */
public final class SlowDevice {
    private SlowDevice() {}

    /** Waits as long as the device would; less when the thread is interrupted. */
    public static void answerAfter(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        // A park may end early: a permit left over from a queue is enough.
        for (long left = time.toNanos();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
