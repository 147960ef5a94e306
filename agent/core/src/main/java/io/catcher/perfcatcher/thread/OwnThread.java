package io.catcher.perfcatcher.thread;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/** Asks a thread as {@link Thread} itself answers, also where its class has overridden the method. */
public final class OwnThread {

    private static final MethodHandles.Lookup INSIDE = inside();
    private static final VarHandle ID = id();
    private static final MethodHandle STATE = own("getState", Thread.State.class);
    private static final MethodHandle STACK = own("getStackTrace", StackTraceElement[].class);

    private OwnThread() {}

    /** Its number, which {@link Thread#getId} may deny. */
    public static long idOf(Thread thread) {
        return (long) ID.get(thread);
    }

    public static Thread.State stateOf(Thread thread) {
        return (Thread.State) called(STATE, thread);
    }

    public static StackTraceElement[] stackOf(Thread thread) {
        return (StackTraceElement[]) called(STACK, thread);
    }

    /** All that live; on JDKs whose {@link Thread} can tell. */
    static Thread[] all() throws Throwable {
        return (Thread[]) All.THREADS.invokeExact();
    }

    /** Looked up where it is asked for: newer JDKs have no such method. */
    private static final class All {

        static final MethodHandle THREADS;

        static {
            try {
                THREADS = INSIDE.findStatic(Thread.class, "getThreads", MethodType.methodType(Thread[].class));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    private static Object called(MethodHandle method, Thread thread) {
        try {
            return method.invoke(thread);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MethodHandles.Lookup inside() {
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static VarHandle id() {
        try {
            return INSIDE.findVarHandle(Thread.class, "tid", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static MethodHandle own(String name, Class<?> result) {
        try {
            return INSIDE.findSpecial(Thread.class, name, MethodType.methodType(result), Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
