package io.catcher.perfcatcher.stall;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.function.LongSupplier;

/**
 * HotSpot's own count of the time that it held all threads at safepoints. It is in a package that the JDK exports to
 * nobody: the agent opens it for itself alone; where that has not been done, nothing is known.
 */
public final class SafepointTime {

    public static final String MODULE = "java.management";
    public static final String PACKAGE = "sun.management";

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private SafepointTime() {}

    static LongSupplier open() {
        try {
            Method bean = Class.forName(PACKAGE + ".ManagementFactoryHelper").getMethod("getHotspotRuntimeMBean");
            MethodHandle time = MethodHandles.lookup()
                    .unreflect(bean.getReturnType().getMethod("getTotalSafepointTime"))
                    .bindTo(bean.invoke(null));
            return () -> nanos(time);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException without) {
            return () -> ProcessClocks.UNKNOWN;
        }
    }

    private static long nanos(MethodHandle time) {
        try {
            return NANOS_PER_MILLI * (long) time.invoke();
        } catch (Throwable without) {
            return ProcessClocks.UNKNOWN;
        }
    }
}
