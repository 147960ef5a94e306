package io.catcher.bugcatcher.thrown;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The Throwable that left a woven frame of this thread last, so that it is known again in the next frame and, when it ends
 * the thread, there. Remembering it allocates nothing; the agent's pulse lets go of it within half a second, and a weak
 * reference takes its place. Written by its thread, and weakened by the agent's.
 */
public final class LastFailure {

    private static final VarHandle FAILURE;

    static {
        try {
            FAILURE = MethodHandles.lookup().findVarHandle(LastFailure.class, "failure", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A Throwable, a WeakReference of one, or null. */
    private @Nullable Object failure;

    private boolean followed;

    private boolean expected;

    /** Whether the agent's pulse knows of this one; asked and set once for each thread that ever fails. */
    public boolean follow() {
        boolean first = !followed;
        followed = true;
        return first;
    }

    /** Whether the rule of the method that it left first does not take it for a failure. */
    public boolean isExpected() {
        return expected;
    }

    public void expected(boolean now) {
        expected = now;
    }

    public void remember(Throwable thrown) {
        failure = thrown;
    }

    /** Whether it is the same failure: the same instance, one that wraps it, or one that it wrapped. */
    public boolean isStoryOf(Throwable other) {
        Throwable own = get();
        return own != null && (Throwables.leadsTo(other, own) || Throwables.leadsTo(own, other));
    }

    /** Whether it is this very instance. */
    public boolean isAbout(Throwable other) {
        return get() == other;
    }

    /** Null when there is none, or nobody else holds it any more. */
    public @Nullable Throwable get() {
        Object held = failure;
        if (held instanceof WeakReference<?> weak) {
            return (Throwable) weak.get();
        }
        return (Throwable) held;
    }

    /** For the agent's thread: from now on nothing of the application is held. */
    void letGo() {
        if (FAILURE.getVolatile(this) instanceof Throwable held) {
            FAILURE.compareAndSet(this, held, new WeakReference<>(held));
        }
    }
}
