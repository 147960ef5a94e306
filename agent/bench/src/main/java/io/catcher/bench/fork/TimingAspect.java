package io.catcher.bench.fork;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

/** What one would write with AspectJ to time a method: the floor by its means. Loaded only by its weaver. */
@Aspect
public final class TimingAspect {

    private static long total;

    @Around("execution(* com.acme.work.Leaf.price(..)) || execution(* com.acme.work.Basket.total(..))"
            + " || execution(* com.acme.work.Tower.level*(..))")
    public Object time(ProceedingJoinPoint call) throws Throwable {
        long start = System.nanoTime();
        try {
            return call.proceed();
        } finally {
            total += System.nanoTime() - start;
        }
    }

    /** The sum so far when the caller is inside an advised call, or 0: it grows with each call. */
    public static long open() {
        return StackWalker.getInstance()
                        .walk(frames ->
                                frames.anyMatch(frame -> frame.getMethodName().equals("time")
                                        && frame.getClassName().equals(TimingAspect.class.getName())))
                ? Math.max(1, total)
                : 0;
    }
}
