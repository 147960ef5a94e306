package io.catcher.bugcatcher.snapshot;

import java.lang.reflect.Field;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the one field in which a wrapper of the JDK keeps what it wraps. Thread-safe. */
final class Delegates {

    /** Of {@code Collections}' collections and maps, of {@code Properties}, of {@code AtomicReference}, in this order. */
    private static final Set<String> NAMES = Set.of("c", "m", "map", "value");

    private static final long NONE = -1;

    private final Memory memory;

    private final ClassValue<Long> offsets = new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
            return offset(type);
        }
    };

    Delegates(Memory memory) {
        this.memory = memory;
    }

    /** Null where this JDK keeps it elsewhere. */
    @Nullable
    Object of(Object wrapper) {
        long offset = offsets.get(wrapper.getClass());
        try {
            return offset == NONE ? null : memory.read(wrapper, offset, Object.class);
        } catch (Throwable unreadable) {
            return null;
        }
    }

    private long offset(Class<?> of) {
        try {
            for (Class<?> type = of; type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (NAMES.contains(field.getName()) && !field.getType().isPrimitive()) {
                        return memory.offset(field);
                    }
                }
            }
        } catch (Throwable anotherJdk) {
            return NONE;
        }
        return NONE;
    }
}
