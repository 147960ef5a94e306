package io.catcher.bugcatcher.crash;

import io.catcher.event.ThreadName;
import io.catcher.event.Watched;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A place for one of the JVM's own errors while it passes, with how many others of its class came from the same method.
 * Everything that the application's threads call allocates nothing; what is marked so is for the agent's pulse.
 */
final class VmErrorPlace {

    /** Beats of the pulse after which one is told though nobody saw it arrive: a second. */
    private static final int PATIENCE = 10;

    // How it arrived, as bits of the state.
    static final long UNKNOWN = 1L << 30;
    static final long LEFT = 2L << 30;
    static final long SWALLOWED = 3L << 30;
    private static final long NOT_YET = 0;

    private static final long OTHERS = UNKNOWN - 1;
    private static final int TURN_SHIFT = 32;

    /** What is told, before the place is given to the next one. */
    record Arrived(
            VirtualMachineError error,
            Watched method,
            String thread,
            @Nullable String outcome) {}

    private final AtomicReference<@Nullable VirtualMachineError> passing = new AtomicReference<>();

    /**
     * How often the place was given away, how its error arrived, and how many others came: in one, so that what comes late
     * is not taken for what became of the next one.
     */
    private final AtomicLong state = new AtomicLong(1L << TURN_SHIFT);

    private volatile @Nullable Watched innermost;
    private volatile @Nullable Thread thread;

    /** Whether its thread made another call meanwhile: a finally block's, or that of whoever caught it. */
    private volatile boolean wentOn;

    private volatile WeakReference<@Nullable Throwable> told = new WeakReference<>(null);
    private int beats;

    /** Each step may be the one for which the stack is too short: a frame further out does what is left. */
    boolean take(VirtualMachineError error, Watched method) {
        boolean isNew = passing.compareAndSet(null, error);
        if (!isNew && passing.get() != error) {
            return false;
        }
        if (isNew || innermost == null) {
            thread = Thread.currentThread();
            innermost = method;
        }
        return true;
    }

    /** The same error may be thrown again: the JVM has a few to throw when there is no room for a new one. */
    boolean hasArrived(VirtualMachineError error) {
        return passing.get() == error && arrival(state.get()) > UNKNOWN;
    }

    boolean holds(Throwable error) {
        return passing.get() == error;
    }

    boolean knows(Throwable error) {
        return holds(error) || told.refersTo(error);
    }

    /** Counts another one of the same class from the same method; false where this is not its place. */
    boolean counts(VirtualMachineError error, Watched method) {
        long now = state.get();
        while (isLike(error, method)) {
            if (state.compareAndSet(now, now + 1)) {
                return true;
            }
            now = state.get();
        }
        return false;
    }

    private boolean isLike(VirtualMachineError error, Watched method) {
        VirtualMachineError first = passing.get();
        Watched from = innermost;
        return first != null
                && from != null
                && from.site() == method.site()
                && first.getClass() == error.getClass()
                && (first != error || hasArrived(error));
    }

    int turn() {
        return (int) (state.get() >>> TURN_SHIFT);
    }

    /** @param turn the place's when the error came to it */
    void arrived(int turn, long how) {
        long now = state.get();
        while ((int) (now >>> TURN_SHIFT) == turn && arrival(now) == NOT_YET) {
            if (state.compareAndSet(now, now | how)) {
                return;
            }
            now = state.get();
        }
    }

    /** One that was told to be of unknown end has left, if it is not too late. */
    void left() {
        long now = state.get();
        if (arrival(now) == UNKNOWN) {
            state.compareAndSet(now, now ^ UNKNOWN ^ LEFT);
        }
    }

    /** False: its error was told already. */
    boolean wentOn(int turn) {
        boolean waits = turn() == turn;
        if (waits && !wentOn) {
            wentOn = true;
        }
        return waits;
    }

    private static long arrival(long state) {
        return state & SWALLOWED;
    }

    private static @Nullable String outcome(long arrival) {
        return arrival == LEFT ? "left" : arrival == SWALLOWED ? "swallowed" : null;
    }

    /** On the agent's pulse: what is to be told now, or null. The place stays taken until it {@link #isFreed}. */
    @Nullable
    Arrived beat() {
        VirtualMachineError error = passing.get();
        Watched method = innermost;
        Thread by = thread;
        if (error == null) {
            return null;
        }
        long how = arrival(state.get());
        if (how == NOT_YET) {
            if (++beats < PATIENCE) {
                return null;
            }
            how = wentOn ? SWALLOWED : UNKNOWN;
        }
        if (method == null) {
            // The stack was too short to say it, in all of its frames.
            if (++beats > PATIENCE) {
                isFreed(new WeakReference<>(null));
            }
            return null;
        }
        return new Arrived(error, method, by == null ? "" : ThreadName.of(by), outcome(how));
    }

    /** On the agent's pulse: from now on it is free. Gives how many others came. */
    long isFreed(WeakReference<@Nullable Throwable> identity) {
        told = identity;
        // First: from here on no other one is counted here.
        innermost = null;
        long before = state.getAndSet((turn() + 1L) << TURN_SHIFT);
        thread = null;
        wentOn = false;
        beats = 0;
        // Last: from here on the next one may take it.
        passing.set(null);
        return before & OTHERS;
    }
}
