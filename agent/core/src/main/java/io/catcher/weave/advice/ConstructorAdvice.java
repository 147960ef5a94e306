package io.catcher.weave.advice;

import net.bytebuddy.asm.Advice;

/**
 * Advice of a constructor, which is only timed: the JVM allows no handler around a constructor's call of its super
 * constructor, so a failing one has no exit, and must not have opened anything that only an exit closes.
 */
final class ConstructorAdvice {

    private ConstructorAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@SiteId int site, @Advice.Enter long start) {
        CatcherBridge.call(site, start, null, null);
    }
}
