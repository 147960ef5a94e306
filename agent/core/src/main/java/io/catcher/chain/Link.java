package io.catcher.chain;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An interceptor in its chains, with the wall around it: what it throws ends here and is counted, and after
 * {@value #TOLERATED} failures it is switched off for good in all of them. Thread-safe.
 */
final class Link {

    static final int TOLERATED = 10;

    private final Interceptor interceptor;
    private final Consumer<String> log;
    private final AtomicInteger failures = new AtomicInteger();

    // Plain on purpose: a thread that sees it late fails once more, and that is counted too.
    private boolean off;

    Link(Interceptor interceptor, Consumer<String> log) {
        this.interceptor = interceptor;
        this.log = log;
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

    void enter(Call call, int place) {
        if (off) {
            return;
        }
        try {
            interceptor.enter(call);
            call.entered(place);
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    boolean exit(Call call, int place, @Nullable Throwable thrown) {
        if (off || !call.hasEntered(place)) {
            return false;
        }
        try {
            return interceptor.exit(call, thrown);
        } catch (Throwable failure) {
            failed(failure);
            return false;
        }
    }

    void detail(
            Call call,
            int place,
            @Nullable Throwable thrown,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result) {
        if (off || !call.hasEntered(place)) {
            return;
        }
        try {
            interceptor.detail(call, thrown, self, arguments, result);
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    private void failed(Throwable failure) {
        // The application's stack or heap is exhausted: not the interceptor's fault, and no moment to write anything.
        if (failure instanceof VirtualMachineError) {
            return;
        }
        int count = failures.incrementAndGet();
        if (count == TOLERATED) {
            off = true;
            log.accept("interceptor " + interceptor.name() + " failed " + count + " times and is switched off; last: "
                    + failure.getClass().getName());
            interceptor.switchedOff(count, failure);
        } else if (count == 1) {
            log.accept("interceptor " + interceptor.name() + " failed: "
                    + failure.getClass().getName());
        }
    }
}
