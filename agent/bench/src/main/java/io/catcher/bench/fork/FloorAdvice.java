package io.catcher.bench.fork;

import net.bytebuddy.asm.Advice;

/** The least that timing a method can cost: two clock reads and a plain add, also when it throws. */
public final class FloorAdvice {

    /** Nanoseconds in floor methods. Public, because the woven code of other classes adds to it. */
    public static long total;

    private FloorAdvice() {}

    @Advice.OnMethodEnter
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(@Advice.Enter long start) {
        total += System.nanoTime() - start;
    }
}
