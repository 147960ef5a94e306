package io.catcher.bugcatcher.thrown;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Throwable's own private state. {@code getCause}, {@code getStackTrace} and {@code getSuppressed} can be
 * overridden and would be the application's code; {@code java.lang} is open to the agent alone, so its fields can be read.
 */
public final class Throwables {

    public static final int DEEPEST_CAUSE = 50;

    /** {@code -XX:MaxJavaStackTraceDepth}, as it is unless it is set. */
    private static final int MOST_RECORDED = 1024;

    private static final VarHandle CAUSE;
    private static final VarHandle MESSAGE;
    private static final VarHandle SUPPRESSED;
    private static final VarHandle DEPTH;
    private static final MethodHandle FRAMES;
    private static final StackTraceElement[] NONE = {};

    static {
        try {
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup());
            CAUSE = inside.findVarHandle(Throwable.class, "cause", Throwable.class);
            MESSAGE = inside.findVarHandle(Throwable.class, "detailMessage", String.class);
            SUPPRESSED = inside.findVarHandle(Throwable.class, "suppressedExceptions", List.class);
            DEPTH = inside.findVarHandle(Throwable.class, "depth", int.class);
            FRAMES = inside.findSpecial(
                    Throwable.class,
                    "getOurStackTrace",
                    MethodType.methodType(StackTraceElement[].class),
                    Throwable.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Throwables() {}

    /** The cause that was set, or that its class keeps in a place of its own; or null. */
    public static @Nullable Throwable cause(Throwable of) {
        Throwable set = (Throwable) CAUSE.get(of);
        boolean mayKeepOne = (set == null || set == of) && !(of instanceof VirtualMachineError);
        Throwable cause = mayKeepOne ? OwnCause.of(of) : set;
        return cause == of ? null : cause;
    }

    /** The Throwable and its causes, outermost first, each once. */
    public static List<Throwable> chain(Throwable of) {
        Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> ordered = new ArrayList<>(4);
        for (Throwable at = of; at != null && ordered.size() <= DEEPEST_CAUSE && chain.add(at); at = cause(at)) {
            ordered.add(at);
        }
        return ordered;
    }

    /** The suppressed ones; an unmodifiable view of the JDK's own list, which may grow meanwhile. */
    @SuppressWarnings("unchecked")
    static List<Throwable> suppressed(Throwable of) {
        List<Throwable> list = (List<Throwable>) SUPPRESSED.get(of);
        return list == null ? List.of() : list;
    }

    /** Whether a stack was recorded, without the microseconds that turning it into elements takes. */
    public static boolean hasFrames(Throwable of) {
        return (int) DEPTH.get(of) > 0;
    }

    /** Never null; empty for a Throwable without a stack trace. */
    static StackTraceElement[] frames(Throwable of) {
        try {
            StackTraceElement[] recorded = RecordedStack.of(of);
            StackTraceElement[] frames = recorded == null ? (StackTraceElement[]) FRAMES.invokeExact(of) : recorded;
            return frames == null ? NONE : frames;
        } catch (Throwable unreadable) {
            return NONE;
        }
    }

    /** Whether the stack may have been deeper than what the JVM records. */
    public static boolean isCut(Throwable thrown) {
        return frames(thrown).length >= MOST_RECORDED;
    }

    /** How many frames of this method were recorded. */
    public static int framesOf(Throwable of, String className, String methodName) {
        int count = 0;
        for (StackTraceElement frame : frames(of)) {
            boolean same = frame.getMethodName().equals(methodName)
                    && frame.getClassName().equals(className);
            count += same ? 1 : 0;
        }
        return count;
    }

    /** The message that was given to the constructor, without calling anything. */
    public static @Nullable String storedMessage(Throwable of) {
        return (String) MESSAGE.get(of);
    }

    /** Whether {@code inner} is {@code outer}, or one of its causes or suppressed ones. */
    public static boolean leadsTo(Throwable outer, Throwable inner) {
        Throwable at = outer;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            if (at == inner || isAmongSuppressed(at, inner)) {
                return true;
            }
            at = cause(at);
        }
        return false;
    }

    private static boolean isAmongSuppressed(Throwable of, Throwable inner) {
        List<Throwable> list = suppressed(of);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == inner) {
                return true;
            }
        }
        return false;
    }
}
