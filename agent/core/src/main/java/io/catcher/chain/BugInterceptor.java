package io.catcher.chain;

import io.catcher.bugcatcher.BugCatcher;
import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.bugcatcher.contrast.Comparison;
import org.jspecify.annotations.Nullable;

/** BugCatcher's place in the chain: outermost. */
public final class BugInterceptor implements Interceptor {

    private final BugCatcher bugcatcher;
    private final Comparison comparison;
    private final boolean takesThrowable;
    private final boolean debug;
    private final boolean outputs;
    private final boolean failuresOnly;

    /**
     * What is wanted of a method.
     *
     * @param takesThrowable whether an exception may come in as an argument: then each call hands its arguments over
     * @param debug whether the steps in its calls keep what they were called with and returned
     * @param outputs whether its return values are kept, and requests that it begins are told when they succeed too
     * @param failuresOnly whether its calls are no steps of requests: nothing is done when one begins
     */
    public record Wanted(boolean takesThrowable, boolean debug, boolean outputs, boolean failuresOnly) {

        // Written out, as premain looks it up in a map: the methods that a record has of itself are linked by method
        // handles,
        // and the first ones in a JVM take 30 ms.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wanted wanted && wanted.bits() == bits();
        }

        @Override
        public int hashCode() {
            return bits();
        }

        private int bits() {
            return (takesThrowable ? 1 : 0) | (debug ? 2 : 0) | (outputs ? 4 : 0) | (failuresOnly ? 8 : 0);
        }
    }

    public BugInterceptor(BugCatcher bugcatcher, Comparison comparison, Wanted wanted) {
        this.bugcatcher = bugcatcher;
        this.comparison = comparison;
        this.takesThrowable = wanted.takesThrowable();
        this.debug = wanted.debug();
        this.outputs = wanted.outputs();
        this.failuresOnly = wanted.failuresOnly();
    }

    @Override
    public String name() {
        return "bugcatcher";
    }

    @Override
    public int priority() {
        return Priority.FIRST;
    }

    @Override
    public boolean seesFailuresOnly() {
        return failuresOnly || (!takesThrowable && !bugcatcher.tracksRequests());
    }

    @Override
    public boolean maySkip() {
        return !takesThrowable && !debug && !outputs;
    }

    @Override
    public boolean catchesUnseen() {
        return true;
    }

    @Override
    public void enter(Call call, ThreadRequests thread) {
        int step = bugcatcher.enter(thread, call.siteId(), call.depth());
        if (step == BugCatcher.OPENS) {
            bugcatcher.open(thread, call.siteId(), call.depth(), call.start());
            step = BugCatcher.NO_STEP;
        }
        call.step(step);
        if (debug) {
            thread.debugFrom(call.depth());
        }
    }

    @Override
    public boolean exit(Call call, @Nullable Throwable thrown) {
        if (thrown != null) {
            return threw(call, thrown);
        }
        boolean wanted = bugcatcher.returned(
                call.requests(),
                call.depth(),
                call.step(),
                call.startIfKnown(),
                call.duration(),
                takesThrowable,
                outputs);
        return comparison.isWatching() ? isCompared(call) || wanted : wanted;
    }

    /** Its request begins with this call, in a thread that is calm. */
    void opens(Call call, ThreadRequests thread) {
        bugcatcher.open(thread, call.siteId(), call.depth(), call.start());
    }

    /** Whether each call is a step, and nothing more than that is wanted of those that return. */
    boolean isPlain() {
        return !takesThrowable && !debug && !outputs && !seesFailuresOnly();
    }

    private boolean threw(Call call, Throwable thrown) {
        boolean told = bugcatcher.threw(
                call.requests(),
                call.siteId(),
                call.depth(),
                call.step(),
                call.startIfKnown(),
                call.duration(),
                thrown);
        call.told(told);
        if (debug) {
            call.requests().debugTo(call.depth());
        }
        return told || comparison.wantsFailure(call.siteId(), thrown);
    }

    private boolean isCompared(Call call) {
        boolean compared = comparison.wantsSuccess(call.siteId());
        if (compared) {
            call.compare();
        }
        return compared;
    }

    @Override
    public void detail(
            Call call,
            @Nullable Throwable thrown,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result) {
        if (thrown != null) {
            comparison.failed(call.siteId(), thrown, self, arguments);
            if (!call.isTold()) {
                return;
            }
        } else if (call.isCompared()) {
            comparison.succeeded(call.siteId(), self, arguments);
        }
        if (takesThrowable) {
            bugcatcher.cameIn(call.requests(), call.siteId(), call.depth(), call.step(), self, arguments, thrown);
        }
        if (thrown == null) {
            bugcatcher.output(call.requests(), call.siteId(), call.depth(), call.step(), arguments, result, outputs);
            if (debug) {
                call.requests().debugTo(call.depth());
            }
        } else {
            bugcatcher.frame(call.requests(), call.siteId(), call.depth(), self, arguments);
        }
    }
}
