package io.catcher.bugcatcher.snapshot;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at single traits of a value by the rules of {@link Renderer}, and copies nothing. Thread-safe. */
public final class Peek {

    /** Of a value whose size cannot be told. */
    public static final int UNKNOWN = -1;

    private final Memory memory;
    private final Collected collected;

    public Peek(Memory memory) {
        this.memory = memory;
        this.collected = new Collected(memory);
    }

    /** Whether values of this class are arrays, collections, maps or Optionals that may be asked for their size. */
    public static boolean isSized(Class<?> type) {
        return type.isArray() || type == Optional.class || Collected.isSized(type);
    }

    /** Whether the size of such a value never changes. */
    public static boolean isFixedSize(Class<?> type) {
        String name = type.getName();
        return type.isArray()
                || type == Optional.class
                || name.startsWith("java.util.ImmutableCollections$")
                || name.equals("java.util.Arrays$ArrayList")
                || name.startsWith("java.util.Collections$Empty")
                || name.startsWith("java.util.Collections$Singleton");
    }

    /** Whether it is a class of the JDK. */
    public static boolean isJdk(Class<?> type) {
        return JdkValues.isJdk(type);
    }

    /** How many elements it has, or {@link #UNKNOWN}. */
    public int size(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? 1 : 0;
        }
        if (value.getClass().isArray()) {
            return Array.getLength(value);
        }
        try {
            return sizeWithin(collected.unwrapped(value));
        } catch (RuntimeException changed) {
            return UNKNOWN;
        }
    }

    private int sizeWithin(Object value) {
        // A skip list counts its elements one by one.
        if (value.getClass().getName().startsWith("java.util.concurrent.ConcurrentSkipList")) {
            return UNKNOWN;
        }
        Collection<?> collection = collected.collection(value);
        Map<?, ?> map = collection == null ? Collected.map(value) : null;
        return collection != null ? collection.size() : map != null ? map.size() : UNKNOWN;
    }

    /** The fields that a snapshot would show of such a value; empty when it would show none. */
    public Shape shape(Class<?> type) {
        return Named.isPlain(type) ? Shape.of(type, memory) : new Shape(List.of(), true);
    }

    /** The value of a field. */
    public @Nullable Object read(Object from, Shape.Slot slot) throws Throwable {
        return memory.read(from, slot.offset(), slot.kind());
    }
}
