package io.catcher.bugcatcher.thrown;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Throwable's stack as the JDK does, without its monitor: {@code Throwable.getOurStackTrace} is synchronized, and an
 * application's thread that throws a shared instance waited for whoever else held it.
 */
final class RecordedStack {

    private static final StackTraceElement[] NONE = {};

    private static final VarHandle SET;
    private static final VarHandle DEPTH;

    /** What stands for "not made into elements yet". */
    private static final @Nullable Object UNASSIGNED;

    /** Makes elements of a Throwable's own record, so and so many; null on a JVM that has no such method. */
    private static final @Nullable MethodHandle MAKE;

    static {
        try {
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup());
            SET = inside.findVarHandle(Throwable.class, "stackTrace", StackTraceElement[].class);
            DEPTH = inside.findVarHandle(Throwable.class, "depth", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
        UNASSIGNED = unassigned();
        MAKE = make();
    }

    private RecordedStack() {}

    /** Null where this JVM keeps it in another way. */
    static StackTraceElement @Nullable [] of(Throwable thrown) throws Throwable {
        if (MAKE == null || UNASSIGNED == null) {
            return null;
        }
        StackTraceElement[] set = (StackTraceElement[]) SET.getVolatile(thrown);
        if (set != null && set != UNASSIGNED) {
            return set;
        }
        int depth = (int) DEPTH.get(thrown);
        return depth <= 0 || StackIdentity.recorded(thrown) == null
                ? NONE
                : (StackTraceElement[]) MAKE.invokeExact(thrown, depth);
    }

    private static @Nullable Object unassigned() {
        try {
            return MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                    .findStaticVarHandle(Throwable.class, "UNASSIGNED_STACK", StackTraceElement[].class)
                    .get();
        } catch (ReflectiveOperationException anotherJdk) {
            return null;
        }
    }

    /** Of the Throwable on older JDKs, of what it holds on newer ones. */
    private static @Nullable MethodHandle make() {
        try {
            MethodHandles.Lookup inside =
                    MethodHandles.privateLookupIn(StackTraceElement.class, MethodHandles.lookup());
            MethodHandle older = find(inside, Throwable.class);
            if (older != null) {
                return older;
            }
            MethodHandle newer = find(inside, Object.class);
            MethodHandle recorded = MethodHandles.lookup()
                    .findStatic(StackIdentity.class, "recorded", MethodType.methodType(Object.class, Throwable.class));
            return newer == null ? null : MethodHandles.filterArguments(newer, 0, recorded);
        } catch (ReflectiveOperationException anotherJdk) {
            return null;
        }
    }

    private static @Nullable MethodHandle find(MethodHandles.Lookup inside, Class<?> from) {
        try {
            return inside.findStatic(
                    StackTraceElement.class, "of", MethodType.methodType(StackTraceElement[].class, from, int.class));
        } catch (ReflectiveOperationException anotherJdk) {
            return null;
        }
    }
}
