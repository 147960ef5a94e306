package io.catcher.chain;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An interceptor in its chains, with the wall around it: what it throws ends here and is counted, and after
 * {@value #TOLERATED} failures it is switched off for good in all of them. Thread-safe.
 */
final class Link {

    static final int TOLERATED = 10;

    private final Interceptor interceptor;
    private final Consumer<String> log;
    private final Runnable switchedOff;
    private final AtomicInteger failures = new AtomicInteger();

    private volatile boolean off;

    /** @param switchedOff run once it is */
    Link(Interceptor interceptor, Consumer<String> log, Runnable switchedOff) {
        this.interceptor = interceptor;
        this.log = log;
        this.switchedOff = switchedOff;
    }

    /** What is to be called now: it, or what does nothing once it is switched off. */
    Interceptor interceptor() {
        return off ? Interceptor.NONE : interceptor;
    }

    String name() {
        return interceptor.name();
    }

    boolean isOff() {
        return off;
    }

    int priority() {
        return interceptor.priority();
    }

    boolean catchesUnseen() {
        return interceptor.catchesUnseen();
    }

    boolean maySkip() {
        return interceptor.maySkip();
    }

    boolean seesFailuresOnly() {
        return interceptor.seesFailuresOnly();
    }

    /** It threw this; after that it may be off. */
    void failed(Throwable failure) {
        // The application's stack or heap is exhausted: not the interceptor's fault, and no moment to write anything.
        if (failure instanceof VirtualMachineError) {
            return;
        }
        int count = failures.incrementAndGet();
        if (count == TOLERATED) {
            off = true;
            switchedOff.run();
            log.accept("interceptor " + interceptor.name() + " failed " + count + " times and is switched off; last: "
                    + failure.getClass().getName());
            interceptor.switchedOff(count, failure);
        } else if (count == 1) {
            log.accept("interceptor " + interceptor.name() + " failed: "
                    + failure.getClass().getName());
        }
    }
}
