package io.catcher.chain;

import io.catcher.bugcatcher.BugCatcher;
import io.catcher.bugcatcher.Propagation;
import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.bugcatcher.contrast.Comparison;
import io.catcher.bugcatcher.crash.UncaughtWatch;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.request.Steps;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.ship.health.AgentThreads;
import org.jspecify.annotations.Nullable;

/**
 * Answers the calls of woven methods: finds the site by its number and the call by the thread's depth, and runs the
 * chain. The cookie that goes from entry to exit is the thread's place for the call, so that the exit asks no ThreadLocal.
 * It restores the depth from there instead of counting down, because entries and exits do not pair up when a stack
 * overflows in the middle of one of them.
 */
public final class Dispatcher extends CatcherBridge {

    /** Operation code of {@link CatcherBridge#call}: a thread ends with a Throwable. Those from 0 on are sites. */
    public static final int UNCAUGHT = -1;

    /** A method begins that hands its objects over: number = site, first = what it is called on, second = its arguments. */
    public static final int ENTERS = -2;

    /** It returns: first = its cookie, second = its result. */
    public static final int RETURNS = -3;

    /**
     * An outermost call that is so short that one in this many is timed, less than half a microsecond, is no request of
     * anybody: it is not worth the clock read that opening one takes.
     */
    private static final int NO_REQUEST = 8;

    private final Sites sites;
    private final @Nullable Comparison comparison;
    private final @Nullable PerfInterceptor timer;
    private final PassingErrors vmErrors;
    private final ThreadLocal<ThreadState> states;
    private volatile @Nullable UncaughtWatch uncaught;
    private volatile @Nullable Handover handover;
    private volatile @Nullable ApiCalls api;

    // Plain on purpose, as it is read on each call: it changes only while no woven call is answered.
    private int epoch;

    /**
     * @param perfcatcher null when nothing is timed; likewise timer, which is its place in the chains
     * @param comparison asked whether a method's calls that return are looked at; null where none are
     */
    public Dispatcher(
            Sites sites,
            @Nullable PerfCatcher perfcatcher,
            @Nullable PerfInterceptor timer,
            VmErrorWatch vmErrors,
            @Nullable Comparison comparison) {
        this.sites = sites;
        this.timer = timer;
        this.comparison = comparison;
        this.vmErrors = new PassingErrors(vmErrors);
        this.states = ThreadLocal.withInitial(() -> newState(perfcatcher));
    }

    private ThreadState newState(@Nullable PerfCatcher perfcatcher) {
        ThreadState state = new ThreadState(perfcatcher, () -> epoch);
        // The agent's own threads run the application's code only to read a message: that is not watched.
        state.inside(AgentThreads.isOurs(Thread.currentThread()));
        if (perfcatcher != null && !state.isInside()) {
            perfcatcher.joined(Thread.currentThread(), state);
        }
        return state;
    }

    /** From now on threads that end with a Throwable are told. */
    public void watchUncaught(UncaughtWatch watch) {
        uncaught = watch;
    }

    /** From now on requests follow work from thread to thread. */
    public void follow(Propagation propagation) {
        handover = new Handover(propagation);
    }

    /** From now on what the application says of itself is heard. */
    public void hear(ApiCalls calls) {
        api = calls;
    }

    /**
     * Forgets all running calls of all threads: to be called before this answers again after it did not for a while, when
     * nobody knows which calls have ended meanwhile.
     */
    public void forgetCalls() {
        sites.forgetCalls();
        epoch++;
        ThreadRequests.newBeat();
    }

    /** Makes the current thread one of the agent's own: whatever woven code it runs is not watched. */
    public void unwatchThisThread() {
        states.get().inside(true);
    }

    @Override
    protected @Nullable Object entered(int id) {
        int beat = ThreadRequests.freshBeat();
        ThreadState thread = states.get();
        long stamp = sites.plainStamp(id);
        long now = Site.isTimed(stamp) ? System.nanoTime() : 0;
        Call step = stamp != 0 && thread.isCalm(beat) ? thread.nextStep() : null;
        if (step == null) {
            return begun(id, thread, stamp, now);
        }
        step.openPlain(stamp, thread.nextStepNumber(), beat, now);
        // Last, so that an overflow in the lines above leaves steps and depth as they were.
        thread.beginStep(id);
        thread.depth++;
        return step;
    }

    /** Of a call that is no plain step, but may open a request as plainly. */
    private @Nullable Call begun(int id, ThreadState thread, long stamp, long now) {
        Site site = sites.get(id);
        if (site == null || !thread.isWatched(epoch) || thread.depth >= ThreadState.DEEPEST) {
            return null;
        }
        int depth = thread.depth;
        int oneIn = site.oneIn();
        int standsFor = oneIn == 1 || (depth == 0 && oneIn < NO_REQUEST) ? 1 : thread.turn(id, oneIn);
        Call call = standsFor == 0 ? null : thread.next();
        if (call == null) {
            return null;
        }
        if (depth == 0 && stamp != 0 && standsFor == 1 && thread.isCalm()) {
            call.openPlain(stamp, BugCatcher.NO_STEP, ThreadRequests.beat(), now);
            site.chain().opens(call, thread);
        } else {
            call.open(site.stamp());
            call.startsAt(now);
            call.standsFor(standsFor);
            site.chain().enter(call, thread);
            thread.look();
        }
        thread.depth = depth + 1;
        return call;
    }

    /** The same with the frame's objects. None of these calls is left out: somebody cares for each. */
    private @Nullable Object enteredWith(int id, @Nullable Object self, @Nullable Object[] arguments) {
        ThreadState thread = states.get();
        Site site = sites.get(id);
        Call call = site != null && thread.isWatched(epoch) ? thread.next() : null;
        if (site == null || call == null) {
            return null;
        }
        call.open(site.stamp());
        call.frame(new Frame(self, arguments));
        site.chain().enter(call, thread);
        thread.depth = call.depth() + 1;
        return call;
    }

    private static void returns(Call call, @Nullable Object result) {
        Frame frame = call.frame();
        if (frame != null) {
            frame.result(result);
        }
    }

    @Override
    protected boolean exited(int id, @Nullable Object cookie, @Nullable Throwable thrown) {
        int beat = ThreadRequests.beat();
        if (thrown == null && cookie instanceof Call call && call.isPlainIn(beat)) {
            // Before all else: the questions below are not the method's time.
            long now = call.isTimed() ? System.nanoTime() : 0;
            ThreadState thread = call.thread();
            if (thread.isCalm(beat) && !isCompared(id) && thread.leaves(call)) {
                boolean wanted = now != 0 && timed(id, call, thread, now);
                if (call.step() == BugCatcher.NO_STEP) {
                    BugCatcher.closes(thread);
                }
                return wanted;
            }
        }
        return (cookie != null || thrown != null) && ended(id, cookie, thrown);
    }

    private boolean isCompared(int id) {
        return comparison != null && comparison.isWatching(id);
    }

    private boolean timed(int id, Call step, ThreadState thread, long now) {
        long duration = step.lasted(now);
        thread.endStep(step.step(), id, step.startIfKnown(), duration);
        try {
            return timer != null && timer.ended(step, id, thread, duration);
        } catch (Throwable failure) {
            Site site = sites.get(id);
            if (site != null) {
                site.chain().timingFailed(failure);
            }
            return false;
        }
    }

    /** Of a call that is no plain step, or not any more. */
    private boolean ended(int id, @Nullable Object cookie, @Nullable Throwable thrown) {
        Site site = sites.get(id);
        if (!(cookie instanceof Call call)) {
            return site != null && thrown != null && failedUnseen(site, thrown);
        }
        try {
            Site by = site == null ? null : site.ofGeneration(call.generation());
            return by != null && left(by, call, thrown);
        } finally {
            call.letGo();
        }
    }

    private boolean left(Site site, Call call, @Nullable Throwable thrown) {
        ThreadState thread = call.thread();
        thread.depth = call.depth();
        if (thrown == null) {
            if (thread.vmError != ThreadState.NO_VM_ERROR) {
                vmErrors.returns(thread, call.depth());
            }
            return site.chain().exit(call, null);
        }
        if (thrown instanceof VirtualMachineError error) {
            thread.unrest();
            thread.endStep(call.step(), 0, 0, Steps.Outcome.FAILED);
            vmErrors.leaves(thread, call.depth(), error, site.method());
            return false;
        }
        return failed(thread, site, call, thrown);
    }

    /**
     * A frame that is woven without an entry, or that was not let in: one call in N of its method was timed then (and may not
     * be any more), or it lies too deep.
     */
    private boolean failedUnseen(Site site, Throwable thrown) {
        ThreadState thread = states.get();
        if (!thread.isWatched(epoch)) {
            return false;
        }
        if (thrown instanceof VirtualMachineError error) {
            // Else a frame around it knows more: whether somebody caught it.
            if (thread.depth == 0 || site.seesFailuresOnly() || site.oneIn() != 1) {
                thread.unrest();
                vmErrors.leavesUnseen(thread, error, site.method());
            }
            return false;
        }
        Call call = thread.failedCall();
        call.openFailed(site.stamp(), site.catchingUnseen());
        return failed(thread, site, call, thrown);
    }

    private static boolean failed(ThreadState thread, Site site, Call call, Throwable thrown) {
        thread.inside(true);
        site.failed();
        try {
            return site.chain().exit(call, thrown);
        } finally {
            thread.inside(false);
        }
    }

    @Override
    protected void detailed(
            int id,
            @Nullable Object cookie,
            @Nullable Throwable thrown,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result) {
        Site now = sites.get(id);
        if (now == null) {
            return;
        }
        Call call = cookie instanceof Call entered ? entered : states.get().failedCall();
        Site site = now.ofGeneration(call.generation());
        if (site == null) {
            return;
        }
        ThreadState thread = call.thread();
        long begun = System.nanoTime();
        thread.inside(true);
        try {
            site.chain().detail(call, thrown, self, arguments, result);
        } finally {
            thread.inside(false);
            thread.isOurs(System.nanoTime() - begun);
        }
    }

    @Override
    protected @Nullable Object called(int operation, long number, @Nullable Object first, @Nullable Object second) {
        if (operation == ENTERS && second instanceof Object[] arguments) {
            return enteredWith((int) number, first, arguments);
        } else if (operation == RETURNS && first instanceof Call call) {
            returns(call, second);
        } else if (operation <= ApiCalls.FIRST) {
            return asked(operation, number, first, second);
        } else if (operation == UNCAUGHT && first instanceof Thread thread && second instanceof Throwable thrown) {
            ended(thread, thrown);
        } else if (operation <= Handover.HANDS_OVER && first != null) {
            handed(operation, first, second);
        }
        return null;
    }

    private @Nullable Object asked(int operation, long number, @Nullable Object first, @Nullable Object second) {
        ApiCalls to = api;
        ThreadState thread = states.get();
        if (to == null || !thread.isWatched(epoch)) {
            return null;
        }
        try {
            return to.called(this, thread, new ApiCalls.Asked(operation, number, first, second));
        } catch (Throwable failure) {
            // Whoever called must not see it: it is told less than it said.
            return null;
        }
    }

    private void ended(Thread by, Throwable thrown) {
        ThreadState thread = states.get();
        UncaughtWatch watch = uncaught;
        if (watch == null || thread.isInside()) {
            return;
        }
        thread.inside(true);
        try {
            watch.uncaught(by, thrown, thread.last());
        } finally {
            thread.inside(false);
        }
    }

    private void handed(int operation, Object task, @Nullable Object pool) {
        Handover to = handover;
        if (to == null || !to.concerns(operation, pool)) {
            return;
        }
        ThreadState thread = states.get();
        if (!thread.isInside()) {
            thread.inside(true);
            try {
                to.called(operation, task, thread);
            } catch (Throwable failure) {
                // The executor that called must not see it; the work then belongs to nobody.
                thread.forget();
            } finally {
                thread.inside(false);
            }
        }
    }
}
