package io.catcher.bugcatcher.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields by their place in an object, through the JDK's internal Unsafe, whose package the agent has exported to
 * itself alone. Reflection's {@code setAccessible} fails in named modules, and opening each package of the application
 * would change what the application itself may do. Nothing is ever written. Thread-safe.
 */
public final class Memory {

    private final MethodHandle offset;
    private final MethodHandle reference;
    private final MethodHandle uninitialised;
    private final Object unsafe;

    private Memory(Object unsafe, MethodHandle offset, MethodHandle reference, MethodHandle uninitialised) {
        this.unsafe = unsafe;
        this.offset = offset;
        this.reference = reference;
        this.uninitialised = uninitialised;
    }

    /** @throws ReflectiveOperationException if {@code jdk.internal.misc} is not exported to this class's module */
    public static Memory open() throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Object unsafe = type.getMethod("getUnsafe").invoke(null);
        return new Memory(
                unsafe,
                lookup.findVirtual(type, "objectFieldOffset", MethodType.methodType(long.class, Field.class)),
                lookup.findVirtual(type, "getReference", MethodType.methodType(Object.class, Object.class, long.class)),
                lookup.findVirtual(type, "shouldBeInitialized", MethodType.methodType(boolean.class, Class.class)));
    }

    /** Whether the class's static initialiser has run; never runs it. */
    public boolean isInitialised(Class<?> type) {
        try {
            return !(boolean) uninitialised.invoke(unsafe, type);
        } catch (Throwable cannotTell) {
            return false;
        }
    }

    /** Where an instance field lies in every object of its class. */
    long offset(Field field) throws Throwable {
        return (long) offset.invoke(unsafe, field);
    }

    /** The value of a reference or primitive field at its place. */
    @Nullable
    Object read(Object from, long at, Class<?> type) throws Throwable {
        if (!type.isPrimitive()) {
            return reference.invoke(unsafe, from, at);
        }
        String name = "get" + Character.toUpperCase(type.getName().charAt(0))
                + type.getName().substring(1);
        return unsafe.getClass().getMethod(name, Object.class, long.class).invoke(unsafe, from, at);
    }
}
