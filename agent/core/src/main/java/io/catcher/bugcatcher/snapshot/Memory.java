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

    private Memory() {}

    /** Makes nothing yet: looking up the first handles costs 20 ms, which no start should pay. */
    public static Memory open() {
        return new Memory();
    }

    /** Makes everything that reading needs, so that the first failure of the application does not have to wait for it. */
    public static void warmUp() {
        Handles.OFFSET.type();
    }

    /** Whether the class's static initialiser has run; never runs it. */
    public boolean isInitialised(Class<?> type) {
        try {
            return !(boolean) Handles.UNINITIALISED.invokeExact(type);
        } catch (Throwable cannotTell) {
            return false;
        }
    }

    /** The value of an instance field, whoever declares it and in whatever module. */
    public @Nullable Object read(Object from, Field field) throws Throwable {
        Class<?> kind = field.getType().isPrimitive() ? field.getType() : Object.class;
        return read(from, offset(field), kind);
    }

    /** An {@code int} field at its place, without a box around it. */
    public int integer(Object from, long at) throws Throwable {
        return (int) Handles.INTEGER.invokeExact(from, at);
    }

    /** A field of any other than a primitive type at its place. */
    public @Nullable Object reference(Object from, long at) throws Throwable {
        return (Object) Handles.REFERENCE.invokeExact(from, at);
    }

    /** Where an instance field lies in every object of its class. */
    public long offset(Field field) throws Throwable {
        return (long) Handles.OFFSET.invokeExact(field);
    }

    /**
     * The value of a field at its place.
     *
     * @param kind the primitive type of the field, or any other for a reference
     */
    @Nullable
    Object read(Object from, long at, Class<?> kind) throws Throwable {
        if (!kind.isPrimitive()) {
            return reference(from, at);
        }
        return switch (kind.descriptorString().charAt(0)) {
            case 'I' -> integer(from, at);
            case 'J' -> (long) Handles.LONG.invokeExact(from, at);
            case 'Z' -> (boolean) Handles.BOOLEAN.invokeExact(from, at);
            case 'D' -> (double) Handles.DOUBLE.invokeExact(from, at);
            case 'F' -> (float) Handles.FLOAT.invokeExact(from, at);
            case 'C' -> (char) Handles.CHAR.invokeExact(from, at);
            case 'S' -> (short) Handles.SHORT.invokeExact(from, at);
            default -> (byte) Handles.BYTE.invokeExact(from, at);
        };
    }

    /** Looked up with the first read. Static and final: the JIT then sees through them. */
    private static final class Handles {

        static final MethodHandle OFFSET = of("objectFieldOffset", long.class, Field.class);
        static final MethodHandle UNINITIALISED = of("shouldBeInitialized", boolean.class, Class.class);
        static final MethodHandle REFERENCE = getter("getReference", Object.class);
        static final MethodHandle INTEGER = getter("getInt", int.class);
        static final MethodHandle LONG = getter("getLong", long.class);
        static final MethodHandle BOOLEAN = getter("getBoolean", boolean.class);
        static final MethodHandle DOUBLE = getter("getDouble", double.class);
        static final MethodHandle FLOAT = getter("getFloat", float.class);
        static final MethodHandle CHAR = getter("getChar", char.class);
        static final MethodHandle SHORT = getter("getShort", short.class);
        static final MethodHandle BYTE = getter("getByte", byte.class);

        private Handles() {}

        private static MethodHandle getter(String name, Class<?> result) {
            return of(name, result, Object.class, long.class);
        }

        private static MethodHandle of(String name, Class<?> result, Class<?>... arguments) {
            try {
                Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
                Object unsafe = type.getMethod("getUnsafe").invoke(null);
                return MethodHandles.lookup()
                        .findVirtual(type, name, MethodType.methodType(result, arguments))
                        .bindTo(unsafe);
            } catch (ReflectiveOperationException notExportedToUs) {
                throw new IllegalStateException(notExportedToUs);
            }
        }
    }
}
