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
    private final MethodHandle uninitialised;
    private final MethodHandle reference;
    private final MethodHandle integer;
    private final MethodHandle longInteger;
    private final MethodHandle truth;
    private final MethodHandle real;
    private final MethodHandle single;
    private final MethodHandle letter;
    private final MethodHandle small;
    private final MethodHandle octet;

    private Memory(Class<?> type, Object unsafe) throws ReflectiveOperationException {
        Handles handles = new Handles(type, unsafe);
        offset = handles.of("objectFieldOffset", long.class, Field.class);
        uninitialised = handles.of("shouldBeInitialized", boolean.class, Class.class);
        reference = handles.getter("getReference", Object.class);
        integer = handles.getter("getInt", int.class);
        longInteger = handles.getter("getLong", long.class);
        truth = handles.getter("getBoolean", boolean.class);
        real = handles.getter("getDouble", double.class);
        single = handles.getter("getFloat", float.class);
        letter = handles.getter("getChar", char.class);
        small = handles.getter("getShort", short.class);
        octet = handles.getter("getByte", byte.class);
    }

    /** @throws ReflectiveOperationException if {@code jdk.internal.misc} is not exported to this class's module */
    public static Memory open() throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        return new Memory(type, type.getMethod("getUnsafe").invoke(null));
    }

    /** Whether the class's static initialiser has run; never runs it. */
    public boolean isInitialised(Class<?> type) {
        try {
            return !(boolean) uninitialised.invokeExact(type);
        } catch (Throwable cannotTell) {
            return false;
        }
    }

    /** The value of an instance field, whoever declares it and in whatever module. */
    public @Nullable Object read(Object from, Field field) throws Throwable {
        Class<?> kind = field.getType().isPrimitive() ? field.getType() : Object.class;
        return read(from, offset(field), kind);
    }

    /** Where an instance field lies in every object of its class. */
    long offset(Field field) throws Throwable {
        return (long) offset.invokeExact(field);
    }

    /**
     * The value of a field at its place.
     *
     * @param kind the primitive type of the field, or any other for a reference
     */
    @Nullable
    Object read(Object from, long at, Class<?> kind) throws Throwable {
        if (!kind.isPrimitive()) {
            return (Object) reference.invokeExact(from, at);
        }
        return switch (kind.descriptorString().charAt(0)) {
            case 'I' -> (int) integer.invokeExact(from, at);
            case 'J' -> (long) longInteger.invokeExact(from, at);
            case 'Z' -> (boolean) truth.invokeExact(from, at);
            case 'D' -> (double) real.invokeExact(from, at);
            case 'F' -> (float) single.invokeExact(from, at);
            case 'C' -> (char) letter.invokeExact(from, at);
            case 'S' -> (short) small.invokeExact(from, at);
            default -> (byte) octet.invokeExact(from, at);
        };
    }

    private record Handles(Class<?> type, Object unsafe) {

        MethodHandle getter(String name, Class<?> result) throws ReflectiveOperationException {
            return of(name, result, Object.class, long.class);
        }

        MethodHandle of(String name, Class<?> result, Class<?>... arguments) throws ReflectiveOperationException {
            return MethodHandles.lookup()
                    .findVirtual(type, name, MethodType.methodType(result, arguments))
                    .bindTo(unsafe);
        }
    }
}
