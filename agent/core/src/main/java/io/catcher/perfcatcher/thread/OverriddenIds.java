package io.catcher.perfcatcher.thread;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Whether the JVM would call the application when it tells of threads. Until JDK 19 {@code ThreadInfo} asks each thread, and
 * the owner of the lock that it waits for, for its number by {@link Thread#getId}, which can be overridden: one that takes a
 * lock would stop the agent, and with it the JVM's exit. No class is loaded and no method called to find out.
 */
public final class OverriddenIds {

    private static final int ASKED_UNTIL = 19;
    private static final boolean ASKED = Runtime.version().feature() < ASKED_UNTIL;
    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
    private static final MethodType ID = MethodType.methodType(long.class);

    private static final ClassValue<Boolean> OVERRIDDEN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isOverriddenIn(type);
        }
    };

    private OverriddenIds() {}

    /** Whether a thread that lives now has a {@code getId} of its own, or may have one. */
    public static boolean exist() {
        if (!ASKED) {
            return false;
        }
        try {
            for (Thread thread : OwnThread.all()) {
                if (OVERRIDDEN.get(thread.getClass())) {
                    return true;
                }
            }
            return false;
        } catch (Throwable unknown) {
            return true;
        }
    }

    private static boolean isOfTheJdk(@Nullable ClassLoader loader) {
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean isOverriddenIn(Class<?> type) {
        if (isOfTheJdk(type.getClassLoader())) {
            return false;
        }
        try {
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, HERE);
            MethodHandle getId = inside.findVirtual(type, "getId", ID);
            return inside.revealDirect(getId).getDeclaringClass() != Thread.class;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException unknown) {
            return true;
        }
    }
}
