package io.catcher.chain;

import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.request.Steps;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.perfcatcher.sample.SampleBuffer;
import io.catcher.perfcatcher.thread.Running;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What the agent keeps for a thread. Touched by that thread only, but for what {@link Running} says. */
final class ThreadState extends ThreadRequests implements Running {

    /** Deeper woven calls are caught, but neither timed nor listed as steps: recursion must not grow this for ever. */
    static final int DEEPEST = ThreadRequests.UNSEEN;

    private static final int NOT_WATCHED = -1;

    static final int NO_VM_ERROR = VmErrorWatch.COUNTED;

    private final @Nullable PerfCatcher perfcatcher;
    private final IntSupplier currentEpoch;
    private @Nullable SampleBuffer samples;
    private @Nullable Call[] calls = new Call[4];

    private @Nullable Call failedCall;
    private @Nullable Turns turns;

    int depth;

    /** Of the calls that are noted here; those of another one than the current may have ended unseen. */
    private int epoch;

    /** True while the agent itself runs on this thread: woven code that it calls (an MDC, a message) is not watched. */
    private boolean inside;

    /** The epoch as long as calls are watched, else {@link #NOT_WATCHED}: both in one, since each call asks. */
    private int watchedEpoch;

    /** That of the error of the JVM itself which is on its way out of this thread's woven calls: a number, not the error. */
    int vmError = NO_VM_ERROR;

    /** Identity and last frame of the last such error, also of one that has arrived. */
    int vmErrorIdentity;

    int vmErrorDepth;

    ThreadState(@Nullable PerfCatcher perfcatcher, IntSupplier currentEpoch) {
        this.perfcatcher = perfcatcher;
        this.currentEpoch = currentEpoch;
        begin(currentEpoch.getAsInt());
    }

    private void begin(int newEpoch) {
        epoch = newEpoch;
        inside(inside);
    }

    boolean isInside() {
        return inside;
    }

    /** Gives what it was. */
    boolean inside(boolean now) {
        boolean before = inside;
        inside = now;
        // Whatever the agent does here may leave something behind that the next calls have to look at.
        unrest();
        watchedEpoch = now ? NOT_WATCHED : epoch;
        return before;
    }

    /** Whether calls of this thread are watched now; makes sure that those which it knows are of this epoch. */
    boolean isWatched(int inEpoch) {
        return watchedEpoch == inEpoch || (!inside && renew(inEpoch));
    }

    /** Begins anew, with calls of its own: a frame that still runs may come back with one of the old ones. */
    boolean renew(int toEpoch) {
        calls = new Call[4];
        failedCall = null;
        depth = 0;
        vmError = NO_VM_ERROR;
        vmErrorIdentity = 0;
        abandon();
        begin(toEpoch);
        return true;
    }

    /** The place for the next call; null when it is too deep. */
    @Nullable
    Call next() {
        int at = depth;
        @Nullable Call[] known = calls;
        Call call = at < known.length ? known[at] : null;
        return call == null ? made(at) : call;
    }

    /** The place for the next call where that is a step of the open request; null also where there is none yet. */
    @Nullable
    Call nextStep() {
        int at = depth;
        @Nullable Call[] known = calls;
        return isStep(at) && at < known.length ? known[at] : null;
    }

    /** Leaves a call; false, and nothing is done, where it is not the innermost. */
    boolean leaves(Call call) {
        int at = depth - 1;
        boolean innermost = at == call.depth();
        if (innermost) {
            depth = at;
        }
        return innermost;
    }

    /** Looks whether its next calls may be plain ones. */
    void look() {
        if (!isCalm() && !inside && vmError == NO_VM_ERROR) {
            settle();
        }
    }

    @Override
    protected void markRunning(Steps of) {
        for (int at = 0; at < depth && at < calls.length; at++) {
            Call call = calls[at];
            if (call != null && isStep(at)) {
                of.running(call.step());
            }
        }
    }

    /** Whether it is one of this epoch's. */
    boolean holds(Call call) {
        int at = call.depth();
        return at < calls.length && calls[at] == call;
    }

    private @Nullable Call made(int at) {
        if (at >= DEEPEST) {
            return null;
        }
        if (at >= calls.length) {
            calls = Arrays.copyOf(calls, at * 2);
        }
        Call call = new Call(at, this);
        calls[at] = call;
        return call;
    }

    /** For a frame that nothing saw being entered: how deep it is is not known, so it is as deep as any. */
    Call failedCall() {
        Call call = failedCall;
        if (call == null) {
            failedCall = call = new Call(DEEPEST, this);
        }
        return call;
    }

    /** The agent took the time of the calls that are open: to copy what one inside them was called with. */
    void isOurs(long nanos) {
        for (int at = 0; at < depth && at < calls.length; at++) {
            Call call = calls[at];
            if (call != null) {
                call.isOurs(nanos);
            }
        }
    }

    /** @return how many calls the next call of this site stands for; 0 = it is not timed */
    int turn(int site, int oneIn) {
        Turns own = turns;
        if (own == null) {
            turns = own = new Turns(bytes -> samples().reserve(bytes));
        }
        return own.next(site, oneIn);
    }

    void countDisplaced(long now) {
        Turns own = turns;
        if (own != null && own.hasDisplaced()) {
            samples().add(own.displaced(), now, SampleBuffer.NOT_TIMED, own.takeDisplacedCalls());
        }
    }

    @Override
    public int depth() {
        return epoch == currentEpoch.getAsInt() ? depth : 0;
    }

    @Override
    public int siteAt(int at) {
        Call call = at < calls.length ? calls[at] : null;
        return call == null ? -1 : call.siteId();
    }

    @Override
    public long startAt(int at) {
        Call call = at < calls.length ? calls[at] : null;
        return call == null ? 0 : call.startIfKnown();
    }

    SampleBuffer samples() {
        SampleBuffer own = samples;
        if (own == null) {
            if (perfcatcher == null) {
                throw new IllegalStateException("nothing is timed in this JVM");
            }
            samples = own = perfcatcher.register(Thread.currentThread());
        }
        return own;
    }
}
